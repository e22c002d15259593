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
 * Sends the caller's access token with outgoing calls (RFC 6750 section 2.1). Inject it and register it with a JAX-RS
 * client, or name it in {@code @RegisterProvider} of a MicroProfile Rest Client. A token is never sent to an origin
 * that was not named: this filter serves those of {@code oten.outgoing.origins}; {@link #to} makes one for origins
 * named in code. A call to any other origin fails before it is sent. If the response is 401 with {@code invalid_token},
 * the call is sent once more, with another token. JAX-RS clients wrap what a filter throws: the {@code OtenException}
 * is the cause of their {@code ProcessingException}. Thread-safe.
 *
 * <p>The caller is the current request's, so the call must be made in the request's own thread; for other threads there
 * is {@link #of}.
 */
@ApplicationScoped
public class OtenBearer implements ClientRequestFilter, ClientResponseFilter {
    private final BearerFilter filter = new BearerFilter(TokenSource.current(), Origins::configured);

    /** For the container, and for JAX-RS. */
    public OtenBearer() {}

    /**
     * A filter that sends the caller's tokens to these services and no others.
     *
     * @param services any of their URLs; scheme, host and port count
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
     * @param scopes what the tokens are for; none leaves it to Oten
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
