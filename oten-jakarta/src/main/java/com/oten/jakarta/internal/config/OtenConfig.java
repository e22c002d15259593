package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration of one application, checked. Immutable.
 *
 * @param issuer Oten's issuer identifier, without a trailing slash
 * @param client who the application is at Oten
 * @param scopes what a login asks for; contains {@code openid}
 * @param site where the application is, seen from outside
 * @param requestObject how the authorization request is signed
 * @param idToken what an ID token has to be
 * @param http how Oten is called
 * @param retry how often calls are repeated
 * @param login how a login behaves
 * @param session how long it lasts, and what nodes share of it
 * @param logout how a logout behaves
 * @param enforceRoles whether the library enforces {@code @RolesAllowed} and its kin on JAX-RS resources
 * @param outgoingOrigins origins, such as {@code https://api.example.com}, that outgoing calls may carry a token to
 * @param bearer what bearer tokens have to be; empty if they are not accepted
 * @param cors which scripts of other origins may read error responses
 * @param doctor what the doctor may do
 * @param sealKey what cookies and session tokens are sealed with; empty if that is derived from the client secret
 * @param warnings what the operator should know, one line each
 */
public record OtenConfig(
        String issuer,
        ClientConfig client,
        List<String> scopes,
        SiteConfig site,
        RequestObjectConfig requestObject,
        IdTokenConfig idToken,
        HttpConfig http,
        RetryConfig retry,
        LoginConfig login,
        SessionConfig session,
        LogoutConfig logout,
        boolean enforceRoles,
        List<String> outgoingOrigins,
        Optional<BearerConfig> bearer,
        CorsConfig cors,
        DoctorConfig doctor,
        Optional<Secret> sealKey,
        List<String> warnings) {

    /** Copies the lists. */
    public OtenConfig {
        scopes = List.copyOf(scopes);
        outgoingOrigins = List.copyOf(outgoingOrigins);
        warnings = List.copyOf(warnings);
    }
}
