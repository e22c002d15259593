package com.oten.jakarta.internal.logout;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.endpoint.Revocation;
import com.oten.jakarta.internal.http.Parameters;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.secret.Secret;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Logout at Oten: its end-session endpoint (OpenID Connect RP-Initiated Logout 1.0) and revocation (RFC 7009), each
 * only if Oten advertises it. A failure here cannot keep a user logged in: the local session has ended before.
 * Thread-safe.
 */
public final class OtenLogout {
    private static final Logger LOG = System.getLogger(OtenLogout.class.getName());

    /** Leaves room for cookies in the 4 KB that nginx allows for all headers of a response by default. */
    private static final int LONGEST_URL = 3_072;

    private final OtenConfig config;
    private final ClientConfig client;
    private final boolean isWanted;
    private final Discovery discovery;
    private final Revocation revocation;

    public OtenLogout(OtenConfig config, Discovery discovery, Revocation revocation) {
        this.config = config;
        this.client = config.client();
        this.isWanted = config.logout().atOten();
        this.discovery = discovery;
        this.revocation = revocation;
    }

    /**
     * The URL that logs the user out at Oten.
     *
     * @param idToken the session's, so that Oten knows the user without asking
     * @param returnTo where Oten sends the browser afterwards; must be registered
     * @param state comes back with the browser
     * @return at most 3,072 characters; empty if Oten does not advertise one, is unavailable, or it is switched off
     */
    public Optional<URI> endSession(Optional<Secret> idToken, URI returnTo, String state) {
        if (!isWanted) {
            return Optional.empty();
        }
        return advertised().flatMap(ProviderMetadata::endSessionEndpoint).flatMap(endpoint -> {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("client_id", client.id());
            query.put("post_logout_redirect_uri", returnTo.toString());
            query.put("state", state);
            return url(endpoint, query, idToken);
        });
    }

    /** Leaves out hints, which are optional (RP-Initiated Logout 1.0 section 2), if the URL would be too long. */
    private static Optional<URI> url(URI endpoint, Map<String, String> query, Optional<Secret> idToken) {
        Optional<URI> whole = idToken.map(token -> with("id_token_hint", token.value(), endpoint, query));
        if (whole.filter(OtenLogout::isShort).isPresent()) {
            return whole;
        }
        Optional<URI> hinting =
                idToken.flatMap(OtenLogout::subject).map(subject -> with("logout_hint", subject, endpoint, query));
        return hinting.filter(OtenLogout::isShort)
                .or(() -> Optional.of(Parameters.appended(endpoint, query)).filter(OtenLogout::isShort));
    }

    private static URI with(String hint, String value, URI endpoint, Map<String, String> query) {
        Map<String, String> hinting = new LinkedHashMap<>(query);
        hinting.put(hint, value);
        return Parameters.appended(endpoint, hinting);
    }

    private static boolean isShort(URI url) {
        return url.toString().length() <= LONGEST_URL;
    }

    private static Optional<String> subject(Secret idToken) {
        return IdTokenVerifier.claims(idToken).get("sub") instanceof String subject
                ? Optional.of(subject)
                : Optional.empty();
    }

    /**
     * Where a logout may redirect to: browsers apply the page's {@code form-action} to redirects of a form, too. Does
     * not call Oten; until its metadata is known, the configured hosts count.
     *
     * @return origins, the issuer's first
     */
    public Set<String> origins() {
        Set<String> origins = new LinkedHashSet<>();
        origins.add(origin(URI.create(config.issuer())));
        discovery
                .known()
                .map(ProviderMetadata::endSessionEndpoint)
                .ifPresentOrElse(
                        endpoint -> endpoint.map(OtenLogout::origin).ifPresent(origins::add),
                        () -> config.http().endpointHosts().forEach(host -> origins.add("https://" + host)));
        return origins;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /**
     * Revokes a refresh token, and with it its access tokens, in the background; failures are only logged.
     *
     * @param refreshToken the session's
     */
    public void revoke(Secret refreshToken) {
        try {
            var unused = revocation
                    .revokeInBackground(refreshToken, "refresh_token")
                    .whenComplete((response, failure) -> {
                        if (failure != null || response.status() != 200) {
                            LOG.log(
                                    Level.WARNING,
                                    "Oten did not revoke a refresh token at logout: {0}",
                                    failure != null
                                            ? String.valueOf(failure.getMessage())
                                            : "status " + response.status());
                        }
                    });
        } catch (OtenException e) {
            if (e.code() != OtenErrorCode.NOT_OFFERED) {
                logOnlyHere(e);
            }
        }
    }

    private Optional<ProviderMetadata> advertised() {
        try {
            return Optional.of(discovery.metadata());
        } catch (OtenException e) {
            logOnlyHere(e);
            return Optional.empty();
        }
    }

    private static void logOnlyHere(OtenException failure) {
        LOG.log(Level.WARNING, "logged out here but not at Oten: {0}", failure.getMessage());
    }
}
