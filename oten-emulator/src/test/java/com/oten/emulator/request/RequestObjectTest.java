package com.oten.emulator.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.oten.emulator.Browser;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.ReceivedRequestObject;
import com.oten.emulator.TestClock;
import com.oten.emulator.TestParty;
import com.oten.emulator.base.Json;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class RequestObjectTest {
    private static final long NOW = TestClock.START.getEpochSecond();

    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void approveAll(OtenEmulator oten) {
        party = new TestParty(oten);
        oten.approveAll("alice");
    }

    private static void assertAccepted(HttpResponse<String> response) {
        assertThat(Browser.callback(response)).containsKey("code").doesNotContainKey("error");
    }

    public static void assertRefused(HttpResponse<String> response, String error, String description) {
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElse("")).startsWith(TestParty.CALLBACK + "&error=");
        assertThat(Browser.callback(response))
                .containsEntry("error", error)
                .containsEntry("error_description", description)
                .containsEntry("state", "state-0123456789")
                .containsKey("iss")
                .doesNotContainKey("code");
    }

    public static void assertErrorPage(HttpResponse<String> response, int status, String error, String description) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Location")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(response.body()).contains(error).contains(description);
    }

    private static void assertInvalidObject(HttpResponse<String> response, String reason) {
        assertRefused(response, "invalid_request_object", "Invalid Request Object: " + reason);
    }

    @Test
    void accepts_a_request_object_with_everything_in_it() {
        assertAccepted(party.authorize());
    }

    @Test
    void accepts_the_type_of_rfc_9101() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("oauth-authz-req+jwt"))
                .build();

        assertAccepted(party.authorizeWith(TestParty.sign(header, TestParty.mac(TestParty.SECRET), party.claims())));
    }

    @Test
    void accepts_a_request_object_from_a_minute_ahead() {
        assertAccepted(party.authorize(claims -> {
            claims.put("iat", NOW + 60);
            claims.put("exp", NOW + 360);
        }));
    }

    @Test
    void accepts_a_short_secret_as_oten_does(OtenEmulator oten) {
        oten.register(EmulatedClient.confidential("small", "short", TestParty.CALLBACK));
        Map<String, Object> claims = party.claims();
        claims.put("iss", "small");
        claims.put("client_id", "small");
        // HMAC pads a key with zero bytes, so this is the same signature from a key that Nimbus takes
        String jwt = TestParty.sign(TestParty.hs256(), TestParty.mac("short" + "\0".repeat(27)), claims);

        assertAccepted(party.authorizePlain(Map.of("client_id", "small", "request", jwt)));
    }

    @Test
    void remembers_header_and_claims_of_the_last_request_object(OtenEmulator oten) {
        party.authorize(claims -> claims.put("login_hint", "alice"));

        ReceivedRequestObject last = oten.lastRequestObject().orElseThrow();
        assertThat(last.header()).containsEntry("alg", "HS256").containsEntry("typ", "JWT");
        assertThat(last.claims()).containsEntry("login_hint", "alice").containsEntry("iss", TestParty.CLIENT_ID);
    }

    @Test
    void refuses_plain_parameters_of_a_confidential_client() {
        HttpResponse<String> response = party.authorizePlain(TestParty.parameters(TestParty.CLIENT_ID));

        assertRefused(response, "invalid_request", "Request parameter is required");
        assertThat(response.headers().firstValue("Location").orElse(""))
                .contains("error_description=Request%20parameter%20is%20required");
    }

    @Test
    void shows_a_page_when_a_request_without_object_names_no_registered_address() {
        assertErrorPage(
                party.authorizePlain(Map.of("client_id", TestParty.CLIENT_ID)),
                400,
                "invalid_request",
                "Request parameter is required");
    }

    @Test
    void refuses_request_and_request_uri_together() {
        Map<String, String> query = new LinkedHashMap<>(TestParty.parameters(TestParty.CLIENT_ID));
        query.put("request", TestParty.sign(party.claims()));
        query.put("request_uri", "https://shop.example/request/1");

        assertRefused(
                party.authorizePlain(query), "invalid_request", "Only one of request and request_uri may be sent");
    }

    @Test
    void refuses_any_parameter_beside_the_request_object() {
        Map<String, String> query =
                Map.of("client_id", TestParty.CLIENT_ID, "request", TestParty.sign(party.claims()), "scope", "openid");

        assertRefused(
                party.authorizePlain(query),
                "invalid_request",
                "Only client_id and request or request_uri may be sent");
    }

    @Test
    void shows_a_page_for_an_unknown_client() {
        assertErrorPage(
                party.authorizePlain(Map.of("client_id", "nobody", "request", "x")),
                401,
                "invalid_client",
                "Client authentication failed");
    }

    @Test
    void shows_a_page_when_the_address_is_not_registered_byte_for_byte() {
        assertErrorPage(
                party.authorize(claims -> claims.put("redirect_uri", TestParty.CALLBACK + "/")),
                400,
                "invalid_request",
                "redirect_uri is not registered for this client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "one.two", "one.two.three.four"})
    void shows_a_page_for_what_is_no_jwt(String jwt) {
        assertThat(party.authorizeWith(jwt).statusCode()).isEqualTo(400);
    }

    @Test
    void refuses_a_payload_that_is_no_json() {
        String[] parts = TestParty.sign(party.claims()).split("\\.", -1);

        assertErrorPage(
                party.authorizeWith(parts[0] + ".bm90IGpzb24." + parts[2]),
                400,
                "invalid_request_object",
                "the payload is malformed");
    }

    @Test
    void refuses_a_signature_by_another_secret() {
        String jwt = TestParty.sign(
                TestParty.hs256(), TestParty.mac("a-secret-of-somebody-else-altogether"), party.claims());

        assertInvalidObject(party.authorizeWith(jwt), "JWT signature verification failed");
    }

    @Test
    void refuses_a_request_object_without_signature() {
        String[] parts = TestParty.sign(party.claims()).split("\\.", -1);

        assertInvalidObject(party.authorizeWith(parts[0] + "." + parts[1] + "."), "JWT signature verification failed");
    }

    @Test
    void refuses_the_algorithm_none() {
        String header = Json.encode(Map.of("alg", "none", "typ", "JWT"));

        assertInvalidObject(
                party.authorizeWith(header + "." + Json.encode(party.claims()) + "."),
                "the algorithm must be HS256 or EdDSA");
    }

    @Test
    void refuses_rs256() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .build();
        String jwt = TestParty.sign(header, new RSASSASigner(new RSAKeyGenerator(2048).generate()), party.claims());

        assertInvalidObject(party.authorizeWith(jwt), "the algorithm must be HS256 or EdDSA");
    }

    @Test
    void refuses_a_kid_for_hs256() {
        JWSHeader header = new JWSHeader.Builder(TestParty.hs256()).keyID("1").build();
        String jwt = TestParty.sign(header, TestParty.mac(TestParty.SECRET), party.claims());

        assertInvalidObject(party.authorizeWith(jwt), "kid must be absent for HS256");
    }

    @Test
    void refuses_another_or_no_type() {
        JWSHeader none = new JWSHeader(JWSAlgorithm.HS256);
        JWSHeader other = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .build();

        for (JWSHeader header : List.of(none, other)) {
            assertInvalidObject(
                    party.authorizeWith(TestParty.sign(header, TestParty.mac(TestParty.SECRET), party.claims())),
                    "typ must be JWT or oauth-authz-req+jwt");
        }
    }

    @Test
    void refuses_critical_header_parameters() {
        String input = Json.encode(Map.of("alg", "HS256", "typ", "JWT", "crit", List.of("exp"), "exp", NOW + 300)) + "."
                + Json.encode(party.claims());

        assertInvalidObject(party.authorizeWith(input + ".AAAA"), "critical header parameters are not understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "jti", "client_id"})
    void refuses_a_request_object_without_a_text_claim(String claim) {
        assertInvalidObject(party.authorize(claims -> claims.remove(claim)), "the claim " + claim + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp"})
    void refuses_a_request_object_without_its_times(String claim) {
        assertInvalidObject(
                party.authorize(claims -> claims.remove(claim)), "the claim " + claim + " is missing or not a number");
    }

    @Test
    void refuses_an_issuer_that_is_not_the_client() {
        assertInvalidObject(party.authorize(claims -> claims.put("iss", "other")), "iss must be the client id");
    }

    @Test
    void refuses_an_audience_that_is_not_exactly_the_issuer(OtenEmulator oten) {
        String issuer = oten.issuer().toString();

        assertInvalidObject(party.authorize(claims -> claims.remove("aud")), "aud must be the issuer");
        assertInvalidObject(party.authorize(claims -> claims.put("aud", issuer + "/")), "aud must be the issuer");
        assertInvalidObject(
                party.authorize(claims -> claims.put("aud", List.of(issuer, "other"))), "aud must be the issuer");
    }

    @Test
    void refuses_another_client_id_inside_than_outside() {
        assertInvalidObject(
                party.authorize(claims -> claims.put("client_id", TestParty.LEGACY_ID)),
                "client_id differs from the query");
    }

    @Test
    void refuses_an_expired_request_object() {
        assertRefused(
                party.authorize(claims -> {
                    claims.put("iat", NOW - 300);
                    claims.put("exp", NOW);
                }),
                "invalid_request",
                "JAR token has expired");
    }

    @Test
    void refuses_a_request_object_older_than_five_minutes(OtenEmulator oten) {
        String jwt = TestParty.sign(party.claims());
        oten.advance(java.time.Duration.ofMinutes(5));

        assertRefused(party.authorizeWith(jwt), "invalid_request", "JAR token has expired");
    }

    @Test
    void refuses_a_request_object_that_lives_longer_than_five_minutes() {
        assertInvalidObject(
                party.authorize(claims -> claims.put("exp", NOW + 301)), "exp is more than 300 seconds after iat");
    }

    @Test
    void refuses_a_request_object_from_more_than_a_minute_ahead() {
        assertInvalidObject(
                party.authorize(claims -> {
                    claims.put("iat", NOW + 61);
                    claims.put("exp", NOW + 361);
                }),
                "iat is in the future");
    }

    @Test
    void refuses_a_request_object_the_second_time() {
        String jwt = TestParty.sign(party.claims());

        assertAccepted(party.authorizeWith(jwt));

        assertInvalidObject(party.authorizeWith(jwt), "the jti has been used before");
    }

    @Test
    void refuses_a_request_object_inside_a_request_object() {
        assertInvalidObject(
                party.authorize(claims -> claims.put("request", "x")), "a request object must not hold another");
    }

    @Test
    void refuses_another_response_type() {
        assertRefused(
                party.authorize(claims -> claims.put("response_type", "token")),
                "unsupported_response_type",
                "The response type is not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile email", "openid rule:world"})
    void refuses_a_scope_without_openid_or_with_something_unknown(String scope) {
        assertRefused(
                party.authorize(claims -> claims.put("scope", scope)),
                "invalid_scope",
                "The requested scope is invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type", "scope", "code_challenge", "code_challenge_method"})
    void refuses_a_request_object_without_a_required_parameter(String parameter) {
        assertRefused(
                party.authorize(claims -> claims.remove(parameter)),
                "invalid_request",
                "The parameter " + parameter + " is required");
    }

    @Test
    void refuses_a_request_object_without_state() {
        HttpResponse<String> response = party.authorize(claims -> claims.remove("state"));

        assertThat(Browser.callback(response))
                .containsEntry("error", "invalid_request")
                .doesNotContainKey("state");
    }

    @ParameterizedTest
    @CsvSource({
        "code_challenge, short, code_challenge must be 43 base64url characters",
        "code_challenge_method, plain, code_challenge_method must be S256",
        "prompt, sometimes, prompt has an unknown value",
        "prompt, none login, prompt=none must stand alone",
        "response_mode, form_post, response_mode must be query",
        "ui_locales, 'de,en', ui_locales must be language tags separated by spaces",
        "ui_locales, de_DE, ui_locales must be language tags separated by spaces"
    })
    void refuses_a_malformed_parameter(String parameter, String value, String description) {
        assertRefused(party.authorize(claims -> claims.put(parameter, value)), "invalid_request", description);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1.5, 1e300})
    void refuses_a_max_age_that_is_no_number_of_seconds(double value) {
        assertRefused(
                party.authorize(claims -> claims.put("max_age", value)),
                "invalid_request",
                "max_age must be a number of seconds");
    }

    // RFC 9101 section 4
    @Test
    void refuses_a_number_as_a_string_and_a_string_as_something_else() {
        assertInvalidObject(
                party.authorize(claims -> claims.put("max_age", "60")), "the claim max_age must be a number");
        assertInvalidObject(
                party.authorize(claims -> claims.put("prompt", List.of("login"))), "the claim prompt must be a string");
        assertInvalidObject(
                party.authorize(claims -> claims.put("login_hint", 7)), "the claim login_hint must be a string");
    }

    @Test
    void accepts_every_optional_parameter_and_shows_what_was_asked_for(OtenEmulator oten) {
        assertAccepted(party.authorize(claims -> {
            claims.put("prompt", "login consent");
            claims.put("max_age", 60);
            claims.put("acr_values", "gold silver");
            claims.put("login_hint", "alice@example.org");
            claims.put("ui_locales", "de-CH-1996 fr en");
            claims.put("workspace_hint", "shoes");
            claims.put("response_mode", "query");
        }));

        assertThat(oten.lastAuthorizationRequest().orElseThrow())
                .containsEntry("prompt", "login consent")
                .containsEntry("max_age", "60")
                .containsEntry("acr_values", "gold silver")
                .containsEntry("login_hint", "alice@example.org")
                .containsEntry("ui_locales", "de-CH-1996 fr en")
                .containsEntry("workspace_hint", "shoes");
    }

    @Test
    void shows_no_request_that_was_refused(OtenEmulator oten) {
        party.authorize(claims -> claims.put("prompt", "sometimes"));

        assertThat(oten.lastAuthorizationRequest()).isEmpty();
    }

    @Test
    void takes_the_old_and_the_new_secret_while_both_are_valid(OtenEmulator oten) {
        String secret = "the-next-secret-that-is-long-enough-for-it";
        String bySecret = TestParty.sign(TestParty.hs256(), TestParty.mac(secret), party.claims());
        oten.rotateSecret(TestParty.CLIENT_ID, secret, true);

        assertAccepted(party.authorize());
        assertAccepted(party.authorizeWith(bySecret));

        oten.rotateSecret(TestParty.CLIENT_ID, secret);
        assertInvalidObject(party.authorize(), "JWT signature verification failed");
    }

    @Test
    void accepts_eddsa_by_a_registered_key(OtenEmulator oten) throws Exception {
        OctetKeyPair key = key("k1");
        register(oten, key);

        assertAccepted(party.authorizeWith(signEdDsa(key, "k1")));
    }

    @Test
    void refuses_eddsa_without_kid_with_an_unknown_one_and_by_another_key(OtenEmulator oten) throws Exception {
        OctetKeyPair key = key("k1");
        register(oten, key);

        assertInvalidObject(party.authorizeWith(signEdDsa(key, null)), "kid is required for EdDSA");
        assertInvalidObject(party.authorizeWith(signEdDsa(key, "k2")), "the kid is not registered");
        assertInvalidObject(party.authorizeWith(signEdDsa(key("k1"), "k1")), "JWT signature verification failed");
    }

    @Test
    void refuses_the_algorithm_that_the_client_has_not_registered(OtenEmulator oten) throws Exception {
        OctetKeyPair key = key("k1");
        HttpResponse<String> eddsa = party.authorizeWith(signEdDsa(key, "k1"));
        register(oten, key);
        HttpResponse<String> hs256 = party.authorize();

        assertInvalidObject(eddsa, "the client is registered for HS256");
        assertInvalidObject(hs256, "the client is registered for EdDSA");
    }

    private static void register(OtenEmulator oten, OctetKeyPair key) {
        oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                .withRequestKeys(new JWKSet(key).toString(true)));
    }

    static OctetKeyPair key(String kid) throws Exception {
        return new OctetKeyPairGenerator(Curve.Ed25519).keyID(kid).generate();
    }

    private String signEdDsa(OctetKeyPair key, String kid) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .type(JOSEObjectType.JWT)
                .keyID(kid)
                .build();
        return TestParty.sign(header, new Ed25519Signer(key), party.claims());
    }
}
