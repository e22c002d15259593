package com.oten.jakarta.rs;

import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.internal.rs.Origins;
import com.oten.jakarta.internal.rs.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Sends the caller's access token along with outgoing calls (RFC 6750 section 2.1). Inject it and register it with a JAX-RS
 * client, or name it in {@code @RegisterProvider} of a MicroProfile Rest Client. A token never goes to a host that was not
 * named: as it is, this filter serves the origins of {@code oten.outgoing.origins}; {@link #to} makes one for the places
 * named in code. A call to any other place fails before it is sent. A call that is answered with 401 and {@code
 * invalid_token} is sent once more, with another token. JAX-RS clients wrap what a filter throws: the {@code OtenException}
 * is the cause of their {@code ProcessingException}. Thread-safe.
 *
 * <p>The caller is the current request's, so the call must be made in the request's own thread; for others there is {@link
 * #of}.
 */
@ApplicationScoped
public class OtenBearer implements ClientRequestFilter, ClientResponseFilter {
    private final BearerFilter filter = new BearerFilter(TokenSource.current(), Origins::configured);

    /** For the container, and for JAX-RS. */
    public OtenBearer() {}

    /**
     * A filter that sends the caller's tokens to these places and no others.
     *
     * @param services any addresses of them; scheme, host and port count
     * @return to be registered with a JAX-RS client
     */
    public BearerFilter to(URI... services) {
        return filter.to(services);
    }

    /**
     * A filter that sends one caller's tokens, in whatever thread the call is made.
     *
     * @param caller from {@link com.oten.jakarta.OtenTokenService#forCaller()}
     * @return to be registered with a JAX-RS client of that caller's work alone
     */
    public BearerFilter of(CallerTokens caller) {
        return new BearerFilter(TokenSource.caller(() -> caller), Origins::configured);
    }

    /**
     * A filter that sends the application's own tokens.
     *
     * @param scopes what for; none leaves it to Oten
     * @return to be registered with a JAX-RS client
     */
    public BearerFilter service(String... scopes) {
        return new BearerFilter(TokenSource.service(Set.of(scopes)), Origins::configured);
    }

    @Override
    public void filter(ClientRequestContext request) {
        filter.filter(request);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        filter.filter(request, response);
    }
}
