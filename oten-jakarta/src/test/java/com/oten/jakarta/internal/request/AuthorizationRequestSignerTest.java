package com.oten.jakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.keys.KeyRing;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.store.LocalStore;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorizationRequestSignerTest {
    private static final String ISSUER = "https://account.oten.com";
    private static final ProviderMetadata OTEN = oten(ISSUER + "/v1/oauth/authorize");
    private static final AuthorizationRequest REQUEST = new AuthorizationRequest(
            URI.create("https://shop.example.com/app/oten/callback"),
            "the-state",
            "the-nonce",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            LoginParameters.NONE);

    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid();
    private final LocalStore store = new LocalStore(clock);

    @Test
    void sends_the_browser_with_client_id_and_request_and_nothing_else() {
        URI uri = signer().sign(REQUEST, OTEN);

        // R01
        assertThat(uri.toString()).startsWith(ISSUER + "/v1/oauth/authorize?client_id=client-1&request=");
        assertThat(names(uri)).containsExactly("client_id", "request");
        assertThat(uri.getRawFragment()).isNull();
    }

    @Test
    void sends_the_browser_with_client_id_and_request_uri_and_nothing_else() {
        settings.with("oten.request-object.mode", "reference");

        URI uri = signer().sign(REQUEST, OTEN);

        // R01
        assertThat(names(uri)).containsExactly("client_id", "request_uri");
        assertThat(URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8))
                .matches("client_id=client-1&request_uri=https://shop.example.com/app/oten/request/[\\w-]{43}");
    }

    @Test
    void says_the_same_by_reference_as_by_value() throws Exception {
        Map<String, Object> byValue = claims(signer().sign(REQUEST, OTEN));
        settings.with("oten.request-object.mode", "reference");
        String location = signer().sign(REQUEST, OTEN).toString();

        OtenConfig config = settings.read();
        String waiting = waiting(config, new RandomTokens(new SecureRandom()))
                .take(location.substring(location.length() - 43))
                .orElseThrow();

        Map<String, Object> byReference =
                new LinkedHashMap<>(SignedJWT.parse(waiting).getPayload().toJSONObject());
        assertThat(byReference.put("jti", byValue.get("jti"))).isNotEqualTo(byValue.get("jti"));
        assertThat(byReference).isEqualTo(byValue); // R02
    }

    @Test
    void sends_by_reference_what_is_too_long_for_a_URI() {
        settings.with("oten.request-object.mode", "reference").with("oten.scopes", "openid " + "x".repeat(900));
        LoginParameters asked = LoginParameters.NONE.with(LoginParameter.LOGIN_HINT, "h".repeat(2_000));

        assertThat(signer().sign(with(asked), OTEN).toString()).hasSizeLessThan(400); // R10
    }

    @Test
    void says_everything_in_the_request_object() throws Exception {
        Map<String, Object> claims = claims(signer().sign(REQUEST, OTEN));

        long now = TestClock.START.getEpochSecond();
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("iss", "client-1");
        expected.put("aud", ISSUER);
        expected.put("iat", now);
        expected.put("exp", now + 300);
        expected.put("jti", claims.get("jti"));
        expected.put("client_id", "client-1");
        expected.put("redirect_uri", "https://shop.example.com/app/oten/callback");
        expected.put("response_type", "code");
        expected.put("scope", "openid profile email");
        expected.put("state", "the-state");
        expected.put("nonce", "the-nonce");
        expected.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        expected.put("code_challenge_method", "S256");
        assertThat(claims).isEqualTo(expected); // R02
        assertThat((String) claims.get("jti")).hasSizeGreaterThanOrEqualTo(22);
    }

    @Test
    void signs_with_the_secret_and_without_a_key_id() throws Exception {
        SignedJWT jwt = requestObject(signer().sign(REQUEST, OTEN));

        // R02
        assertThat(jwt.verify(new MACVerifier(TestSettings.SECRET))).isTrue();
        assertThat(jwt.getHeader().toJSONObject()).isEqualTo(Map.of("alg", "HS256", "typ", "JWT"));
    }

    @Test
    void signs_with_the_key_and_its_key_id() throws Exception {
        eddsa();

        SignedJWT jwt = requestObject(signer().sign(REQUEST, OTEN));

        // R02
        OctetKeyPair registered = new OctetKeyPair.Builder(
                        Curve.Ed25519, new Base64URL("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
                .build();
        assertThat(jwt.verify(new Ed25519Verifier(registered))).isTrue();
        assertThat(jwt.getHeader().toJSONObject())
                .isEqualTo(Map.of(
                        "alg",
                        "EdDSA",
                        "typ",
                        "JWT",
                        "kid",
                        registered.computeThumbprint().toString()));
    }

    @Test
    void says_what_the_application_asks_for() throws Exception {
        LoginParameters asked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "login")
                .with(LoginParameter.MAX_AGE, "300")
                .with(LoginParameter.ACR_VALUES, "gold silver")
                .with(LoginParameter.LOGIN_HINT, "al\"ice&x=1")
                .with(LoginParameter.UI_LOCALES, "de")
                .with(LoginParameter.WORKSPACE_HINT, "blue");

        Map<String, Object> claims = claims(signer().sign(with(asked), OTEN));

        assertThat(claims)
                .containsEntry("prompt", "login")
                .containsEntry("max_age", 300L)
                .containsEntry("login_hint", "al\"ice&x=1")
                .containsEntry("acr_values", "gold silver")
                .containsEntry("ui_locales", "de")
                .containsEntry("workspace_hint", "blue")
                .containsEntry("scope", "openid profile email"); // R04
    }

    @Test
    void keeps_to_the_configured_lifetime_and_typ() throws Exception {
        settings.with("oten.request-object.lifetime", "PT1M").with("oten.request-object.typ", "oauth-authz-req+jwt");

        SignedJWT jwt = requestObject(signer().sign(REQUEST, OTEN));

        Map<String, Object> claims = jwt.getJWTClaimsSet().toJSONObject();
        assertThat((long) claims.get("exp") - (long) claims.get("iat")).isEqualTo(60);
        assertThat(jwt.getHeader().getType()).hasToString("oauth-authz-req+jwt");
    }

    @Test
    void never_lives_longer_than_five_minutes_and_is_never_the_same() throws Exception {
        AuthorizationRequestSigner signer = signer();
        MACVerifier verifier = new MACVerifier(TestSettings.SECRET);
        List<Set<String>> seen = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        RandomTokens random = new RandomTokens(new SecureRandom());

        for (int i = 0; i < 10_000; i++) {
            AuthorizationRequest request = new AuthorizationRequest(
                    REQUEST.redirectUri(), random.next(), random.next(), random.next(), LoginParameters.NONE);
            SignedJWT jwt = requestObject(signer.sign(request, OTEN));
            Map<String, Object> claims = jwt.getJWTClaimsSet().toJSONObject();
            assertThat(jwt.verify(verifier)).isTrue();
            assertThat((long) claims.get("exp") - (long) claims.get("iat")).isBetween(1L, 300L);
            seen.get(0).add((String) claims.get("jti"));
            seen.get(1).add((String) claims.get("state"));
            seen.get(2).add((String) claims.get("nonce"));
            seen.get(3).add((String) claims.get("code_challenge"));
        }

        assertThat(seen).allSatisfy(values -> assertThat(values).hasSize(10_000)); // R01, R02
    }

    @Test
    void says_a_client_id_with_special_characters_in_full() throws Exception {
        settings.with("oten.client-id", "client&request=x#?+%");

        URI uri = signer().sign(REQUEST, OTEN);

        assertThat(names(uri)).containsExactly("client_id", "request");
        assertThat(parameters(uri)).containsEntry("client_id", "client&request=x#?+%");
        assertThat(claims(uri)).containsEntry("client_id", "client&request=x#?+%");
    }

    @Test
    void appends_to_a_query_that_the_endpoint_has() {
        URI uri = signer().sign(REQUEST, oten(ISSUER + "/authorize?tenant=a"));

        assertThat(names(uri)).containsExactly("tenant", "client_id", "request");
    }

    @Test
    void sends_plain_parameters_for_a_public_client() {
        settings.without("oten.client-secret").with("oten.client-type", "public");

        URI uri = signer().sign(REQUEST, OTEN);

        assertThat(parameters(uri))
                .isEqualTo(Map.of(
                        "client_id", "client-1",
                        "redirect_uri", "https://shop.example.com/app/oten/callback",
                        "response_type", "code",
                        "scope", "openid profile email",
                        "state", "the-state",
                        "nonce", "the-nonce",
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method", "S256")); // R07
        assertThat(names(uri)).doesNotHaveDuplicates();
    }

    @Test
    void refuses_to_make_a_URI_that_is_too_long() {
        LoginParameters asked = LoginParameters.NONE.with(LoginParameter.LOGIN_HINT, "canary" + "x".repeat(4_000));

        // R10
        assertThatThrownBy(() -> signer().sign(with(asked), OTEN))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.scopes")
                .hasMessageNotContaining("canary")
                .extracting("code")
                .isEqualTo(OtenErrorCode.CONFIGURATION);
    }

    @Test
    void fits_with_the_longest_scopes_and_a_deep_link() {
        settings.with("oten.scopes", "openid " + scopes(990));

        URI uri = signer().sign(REQUEST, OTEN);

        assertThat(uri.toString()).hasSizeLessThanOrEqualTo(4_096); // R10
    }

    @Test
    void prints_nothing_that_is_secret() {
        assertThat(REQUEST.toString()).doesNotContain("the-state", "the-nonce", "dBjftJeZ"); // O04
    }

    @Test
    void makes_tokens_of_256_bits() {
        RandomTokens tokens = new RandomTokens(new SecureRandom());

        assertThat(java.util.Base64.getUrlDecoder().decode(tokens.next())).hasSize(32); // R02
    }

    private void eddsa() {
        settings.with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", TestKeys.pem("PRIVATE KEY", TestKeys.pkcs8(TestKeys.RFC_8037_SEED)));
    }

    private AuthorizationRequestSigner signer() {
        OtenConfig config = settings.read();
        RandomTokens tokens = new RandomTokens(new SecureRandom());
        KeyRing ring = new KeyRing(config.requestObject(), clock);
        return new AuthorizationRequestSigner(
                config, new RequestObjectSigner(config, ring, tokens, clock), waiting(config, tokens));
    }

    private RequestObjectStore waiting(OtenConfig config, RandomTokens tokens) {
        SealKeys keys = new SealKeys(config, "", new SecureRandom(), clock);
        return new RequestObjectStore(
                store,
                new Sealer(keys, SealKeys.Purpose.REQUEST_OBJECT, RequestObjectStore.LONGEST),
                tokens,
                config.requestObject().lifetime());
    }

    private static AuthorizationRequest with(LoginParameters asked) {
        return new AuthorizationRequest(
                REQUEST.redirectUri(), REQUEST.state(), REQUEST.nonce(), REQUEST.codeVerifier(), asked);
    }

    private static ProviderMetadata oten(String authorizationEndpoint) {
        return new ProviderMetadata(
                ISSUER,
                URI.create(authorizationEndpoint),
                URI.create(ISSUER + "/v1/oauth/token"),
                URI.create(ISSUER + "/jwks"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                JsonValue.EMPTY_JSON_OBJECT,
                false);
    }

    private static String scopes(int length) {
        StringBuilder scopes = new StringBuilder();
        for (int i = 0; scopes.length() < length - 10; i++) {
            scopes.append("scope-").append(i).append(' ');
        }
        return scopes.toString();
    }

    private static List<String> names(URI uri) {
        List<String> names = new ArrayList<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            names.add(pair.substring(0, pair.indexOf('=')));
        }
        return names;
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(uri.getRawQuery().split("&", -1))
                .forEach(pair -> parameters.put(
                        pair.substring(0, pair.indexOf('=')),
                        URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8)));
        return parameters;
    }

    private static SignedJWT requestObject(URI uri) throws Exception {
        return SignedJWT.parse(parameters(uri).get("request"));
    }

    private static Map<String, Object> claims(URI uri) throws Exception {
        return requestObject(uri).getPayload().toJSONObject();
    }
}
