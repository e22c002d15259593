package com.oten.jakarta.logout;

import com.oten.jakarta.config.ClientConfig;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.config.Secret;
import com.oten.jakarta.discovery.Discovery;
import com.oten.jakarta.discovery.ProviderMetadata;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.http.Http;
import com.oten.jakarta.http.Parameters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way out at Oten's: its end-session endpoint (OpenID Connect RP-Initiated Logout 1.0) and revocation (RFC 7009), each
 * only if Oten advertises it. Nothing here can keep a person logged in: the local session has ended before. Thread-safe.
 */
public final class OtenLogout {
    private static final Logger LOG = System.getLogger(OtenLogout.class.getName());

    private final ClientConfig client;
    private final boolean isWanted;
    private final Discovery discovery;
    private final Http http;

    /**
     * Wires the parts.
     *
     * @param config client and {@code oten.logout.at-oten}
     * @param discovery what Oten advertises
     * @param http the door
     */
    public OtenLogout(OtenConfig config, Discovery discovery, Http http) {
        this.client = config.client();
        this.isWanted = config.logout().atOten();
        this.discovery = discovery;
        this.http = http;
    }

    /**
     * Where the browser has to go to be logged out at Oten.
     *
     * @param idToken the session's, so that Oten need not ask whom to log out
     * @param returnTo where Oten sends the browser afterwards; must be registered
     * @param state comes back with the browser
     * @return empty if Oten advertises no such thing, cannot be had, or it is not wanted
     */
    public Optional<URI> endSession(Optional<Secret> idToken, URI returnTo, String state) {
        if (!isWanted) {
            return Optional.empty();
        }
        return advertised().flatMap(ProviderMetadata::endSessionEndpoint).map(endpoint -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("client_id", client.id());
            idToken.ifPresent(token -> query.put("id_token_hint", token.value()));
            query.put("post_logout_redirect_uri", returnTo.toString());
            query.put("state", state);
            return Parameters.appended(endpoint, query);
        });
    }

    /**
     * Revokes a refresh token, and with it its access tokens, in the background and as well as can be.
     *
     * @param refreshToken the session's
     */
    public void revoke(Secret refreshToken) {
        advertised().flatMap(ProviderMetadata::revocationEndpoint).ifPresent(endpoint -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("token", refreshToken.value());
            form.put("token_type_hint", "refresh_token");
            form.put("client_id", client.id());
            client.secret()
                    .ifPresent(
                            secret -> form.put("client_secret", secret.current().value()));
            var unused = http.postInBackground(endpoint, form).whenComplete((answer, failure) -> {
                if (failure != null || answer.status() != 200) {
                    LOG.log(
                            Level.WARNING,
                            "Oten did not revoke a refresh token at logout: {0}",
                            failure != null ? String.valueOf(failure.getMessage()) : "status " + answer.status());
                }
            });
        });
    }

    private Optional<ProviderMetadata> advertised() {
        try {
            return Optional.of(discovery.metadata());
        } catch (OtenException e) {
            LOG.log(Level.WARNING, "logged out here but not at Oten: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
