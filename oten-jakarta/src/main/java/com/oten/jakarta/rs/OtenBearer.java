package com.oten.jakarta.rs;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends the person's access token along with outgoing calls (RFC 6750 section 2.1). Inject it and register it with a JAX-RS
 * client. A token never goes to a host that was not named: as it is, this filter serves the origins of
 * {@code oten.outgoing.origins}; {@link #to} makes one for the places named in code. A call to any other place fails before
 * it is sent. JAX-RS clients wrap what a filter throws: the {@code OtenException} is the cause of their
 * {@code ProcessingException}. Thread-safe.
 */
@ApplicationScoped
public class OtenBearer implements ClientRequestFilter {
    @Inject
    private RelyingParty oten;

    @Inject
    private OtenTokenService tokens;

    /** For the container. */
    public OtenBearer() {}

    /**
     * A filter that sends tokens to these places and no others.
     *
     * @param services any addresses of them; scheme, host and port count
     * @return to be registered with a JAX-RS client
     */
    public ClientRequestFilter to(URI... services) {
        Set<String> named = Arrays.stream(services).map(OtenBearer::origin).collect(Collectors.toUnmodifiableSet());
        return new Restricted(this, named);
    }

    @Override
    public void filter(ClientRequestContext request) {
        Set<String> named = oten.config().outgoingOrigins().stream()
                .map(URI::create)
                .map(OtenBearer::origin)
                .collect(Collectors.toUnmodifiableSet());
        send(request, named);
    }

    void send(ClientRequestContext request, Set<String> named) {
        String origin = origin(request.getUri());
        if (!named.contains(origin)) {
            throw OtenErrorCode.CONFIGURATION.exception("no token is sent to " + origin
                    + ": neither oten.outgoing.origins nor the code that made the filter names it");
        }
        request.getHeaders()
                .putSingle("Authorization", "Bearer " + tokens.accessToken().value());
    }

    /** RFC 6454 section 4: the usual port is the same as none. */
    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** A class of its own: JAX-RS implementations look at what interfaces a provider's class names. */
    private static final class Restricted implements ClientRequestFilter {
        private final OtenBearer bearer;
        private final Set<String> named;

        Restricted(OtenBearer bearer, Set<String> named) {
            this.bearer = bearer;
            this.named = named;
        }

        @Override
        public void filter(ClientRequestContext request) {
            bearer.send(request, named);
        }
    }
}
