package com.oten.sample;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.TokenIntrospection;
import com.oten.jakarta.error.OtenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Performs the actions of the buttons for the caller. Exceptions of the library become notes. */
@ApplicationScoped
public class TokenActions {
    private static final int SHOWN = 400;

    private final OtenTokenService tokens;
    private final Downstream downstream;
    private final Optional<URI> downstreamUrl;

    @Inject
    TokenActions(
            OtenTokenService tokens,
            Downstream downstream,
            @ConfigProperty(name = "oten.sample.downstream-url") Optional<URI> downstreamUrl) {
        this.tokens = tokens;
        this.downstream = downstream;
        this.downstreamUrl = downstreamUrl;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // never used
    TokenActions() {
        this(null, null, Optional.empty());
    }

    Note perform(TokenAction action) {
        try {
            return switch (action) {
                case REFRESH -> Note.of("The tokens are refreshed", about(tokens.refresh()));
                case USERINFO -> Note.of("What Oten says about you", Words.of(tokens.userInfo()));
                case INTROSPECT ->
                    introspection(tokens.introspect(tokens.accessToken().value()));
                case SERVICE -> Note.of("The application has a token of its own", about(tokens.serviceToken()));
                case DOWNSTREAM -> downstreamUrl.map(this::call).orElseGet(TokenActions::noDownstream);
                case REVOKE -> revoke();
            };
        } catch (OtenException e) {
            return Note.of(e);
        }
    }

    private static Map<String, String> about(AccessToken token) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Scopes", Words.of(token.scopes()));
        rows.put("Valid until", Page.plainTime(token.expiresAt()));
        return rows;
    }

    private static Note introspection(TokenIntrospection token) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("Active", token.isActive() ? "yes" : "no");
        token.subject().ifPresent(subject -> rows.put("Subject", subject));
        token.clientId().ifPresent(client -> rows.put("Client", client));
        rows.put("Scopes", Words.of(token.scopes()));
        token.expiresAt().ifPresent(end -> rows.put("Valid until", Page.plainTime(end)));
        return Note.of("What Oten says about your token", rows);
    }

    private Note call(URI url) {
        try (Response response = downstream.call(url)) {
            String body = String.valueOf(response.getEntity());
            Map<String, String> rows = new LinkedHashMap<>();
            rows.put("Called", String.valueOf(url));
            rows.put("Status", String.valueOf(response.getStatus()));
            rows.put("Response", body.length() > SHOWN ? body.substring(0, SHOWN) + " …" : body);
            return response.getStatus() == 200
                    ? Note.of("The other service has responded", rows)
                    : Note.failure("The other service refused", rows);
        }
    }

    private static Note noDownstream() {
        return Note.failure("There is no other service", Map.of("What to do", "set oten.sample.downstream-url to one"));
    }

    private Note revoke() {
        tokens.revoke();
        return Note.of(
                "The tokens are revoked",
                Map.of("What now", "you stay logged in here; whatever needs a token asks you to log in again"));
    }
}
