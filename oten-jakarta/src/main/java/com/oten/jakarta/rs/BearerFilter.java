package com.oten.jakarta.rs;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.rs.Origins;
import com.oten.jakarta.internal.rs.Repetition;
import com.oten.jakarta.internal.rs.TokenSource;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sends an access token with outgoing calls (RFC 6750 section 2.1), to the named origins and no others. If the service
 * responds that the token is not valid (401, {@code error="invalid_token"}), the call is sent once more with another
 * token, unless its entity is a stream. {@link OtenBearer} makes it; register it with a JAX-RS client. Thread-safe.
 */
public final class BearerFilter implements ClientRequestFilter, ClientResponseFilter {
    private static final Logger LOG = System.getLogger(BearerFilter.class.getName());
    private static final String SENT = BearerFilter.class.getName() + ".sent";
    private static final Pattern INVALID_TOKEN =
            Pattern.compile("\\bBearer\\b.*\\berror\\s*=\\s*\"?invalid_token\\b", Pattern.CASE_INSENSITIVE);

    private final TokenSource tokens;
    private final Supplier<Origins> origins;

    BearerFilter(TokenSource tokens, Supplier<Origins> origins) {
        this.tokens = tokens;
        this.origins = origins;
    }

    /**
     * The same for the origins of these services, instead of those of {@code oten.outgoing.origins}.
     *
     * @param services any of their URLs; scheme, host and port count
     * @return another filter
     */
    public BearerFilter to(URI... services) {
        Origins named = Origins.of(Arrays.asList(services));
        return new BearerFilter(tokens, () -> named);
    }

    @Override
    public void filter(ClientRequestContext request) {
        origins.get().check(request.getUri());
        AccessToken token = tokens.token();
        request.setProperty(SENT, token);
        request.getHeaders().putSingle("Authorization", "Bearer " + token.value());
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.getStatus() == 401
                && request.getProperty(SENT) instanceof AccessToken refused
                && saysInvalidToken(response)
                && Repetition.isPossible(request)
                && isReplaced(refused)) {
            Repetition.send(request, response);
        }
    }

    private boolean isReplaced(AccessToken refused) {
        try {
            return !tokens.insteadOf(refused).equals(refused);
        } catch (OtenException e) {
            LOG.log(Level.DEBUG, "the call is not repeated: {0}", e.getMessage());
            return false; // the first response stands
        }
    }

    private static boolean saysInvalidToken(ClientResponseContext response) {
        return response.getHeaders().getOrDefault("WWW-Authenticate", List.of()).stream()
                .anyMatch(challenge -> INVALID_TOKEN.matcher(challenge).find());
    }
}
