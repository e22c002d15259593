package com.oten.jakarta.rs;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.Locale;

/**
 * Sends the person's access token along with an outgoing call (RFC 6750 section 2.1). Inject it and register it with a JAX-RS
 * client. Tokens go only to origins that {@code oten.outgoing.origins} names; a call to any other fails before it is sent.
 * Thread-safe.
 */
@ApplicationScoped
public class OtenBearer implements ClientRequestFilter {
    @Inject
    private RelyingParty oten;

    @Inject
    private OtenTokenService tokens;

    /** For the container. */
    public OtenBearer() {}

    @Override
    public void filter(ClientRequestContext request) {
        String origin = origin(request.getUri());
        if (oten.config().outgoingOrigins().stream().noneMatch(origin::equalsIgnoreCase)) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "no token is sent to " + origin + ": oten.outgoing.origins does not name it");
        }
        request.getHeaders()
                .putSingle("Authorization", "Bearer " + tokens.accessToken().value());
    }

    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
