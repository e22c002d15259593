package com.oten.emulator.endpoint;

import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.base.Json;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.token.ClaimsOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The discovery document, with the changes a test has made to it. */
public final class Metadata {
    private static final String BACKCHANNEL = "backchannel_logout_supported";

    private final Map<String, Object> original;
    /** Replaced as a whole under the lock, read without it. */
    private volatile Map<String, Object> current;

    public Metadata(String base, String issuer, IdTokenAlgorithm algorithm) {
        this.original = document(base, issuer, algorithm);
        this.current = original;
    }

    public synchronized void change(Consumer<Map<String, Object>> change) {
        Map<String, Object> changed = new LinkedHashMap<>(current);
        change.accept(changed);
        current = changed;
    }

    public synchronized void reset() {
        current = original;
    }

    public String body() {
        return Json.write(current);
    }

    /** Whether callbacks carry {@code iss} (RFC 9207): as long as the document says so. */
    boolean sendsIssuer() {
        return Boolean.TRUE.equals(current.get("authorization_response_iss_parameter_supported"));
    }

    /** Whether clients are told of the end of a session: as long as the document says so. */
    boolean sendsLogoutTokens() {
        return Boolean.TRUE.equals(current.get(BACKCHANNEL));
    }

    private static Map<String, Object> document(String base, String issuer, IdTokenAlgorithm algorithm) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", base + Endpoint.AUTHORIZE.path());
        document.put("token_endpoint", base + Endpoint.TOKEN.path());
        document.put("jwks_uri", base + Endpoint.JWKS.path());
        document.put("userinfo_endpoint", base + Endpoint.USERINFO.path());
        document.put("end_session_endpoint", base + Endpoint.LOGOUT.path());
        document.put("revocation_endpoint", base + Endpoint.REVOKE.path());
        document.put("introspection_endpoint", base + Endpoint.INTROSPECT.path());
        document.put(BACKCHANNEL, true);
        document.put("backchannel_logout_session_supported", true);
        document.put(
                "scopes_supported",
                AuthorizationRequest.SCOPES.stream().sorted().toList());
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of(algorithm.alg()));
        document.put("userinfo_signing_alg_values_supported", List.of(algorithm.alg()));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "none"));
        document.put("revocation_endpoint_auth_methods_supported", List.of("client_secret_post", "none"));
        document.put("introspection_endpoint_auth_methods_supported", List.of("client_secret_post"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("authorization_response_iss_parameter_supported", true);
        document.put("request_parameter_supported", true);
        document.put("request_uri_parameter_supported", true);
        document.put("request_object_signing_alg_values_supported", List.of("HS256", "EdDSA"));
        document.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        document.put("claims_supported", ClaimsOf.SUPPORTED);
        return document;
    }
}
