package com.oten.jakarta.internal.idtoken;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forged and faulty ID tokens against keys that come over the wire. Every token here is valid except for one thing. */
class IdTokenVerifierWireTest {
    private static final String NONCE = "nonce-0123456789";
    private static final String ACCESS_TOKEN = "access-token-1";
    private static final String CANARY = "canary-mail@example.org";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private Map<String, Object> goodClaims() {
        long now = clock.instant().getEpochSecond();
        return new HashMap<>(Map.ofEntries(
                entry("iss", oten().issuer().toString()),
                entry("sub", "user-alice"),
                entry("aud", WireParty.CLIENT_ID),
                entry("iat", now),
                entry("exp", now + 3600),
                entry("nonce", NONCE),
                entry("email", CANARY)));
    }

    private TokenForge forge() {
        return oten().forge().claims(goodClaims());
    }

    private VerifiedIdToken verify(String token) {
        return verify(WireParty.of(oten(), clock), token);
    }

    private VerifiedIdToken verify(WireParty party, String token) {
        return party.idTokens()
                .verify(
                        new Secret(token),
                        new ExpectedLogin(
                                NONCE, clock.instant(), new Secret(ACCESS_TOKEN), Optional.empty(), List.of()));
    }

    private OtenException refusal(String token) {
        OtenException failure = WireFailure.of(() -> verify(token));
        assertThat(failure).isInstanceOf(OtenRejectedException.class);
        // O03
        assertThat(WireFailure.wholeText(failure))
                .doesNotContain(CANARY)
                .doesNotContain("user-alice")
                .doesNotContain(NONCE)
                .doesNotContain("org.jose4j")
                .doesNotContain("eyJ")
                .doesNotContain(token.length() > 20 ? token.substring(token.length() - 20) : token);
        return failure;
    }

    @Test
    void a_good_token_is_accepted() {
        VerifiedIdToken token = verify(forge().sign());

        assertThat(token.subject()).isEqualTo("user-alice");
        assertThat(token.issuer()).isEqualTo(oten().issuer().toString());
        assertThat(token.issuedAt()).isEqualTo(clock.instant());
        assertThat(token.claims()).containsEntry("email", CANARY);
    }

    // J01

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE", "none ", "", "null"})
    void a_token_that_is_not_signed_is_refused(String alg) {
        refusal(forge().unsigned().header("alg", alg).sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE"})
    void a_token_that_is_not_signed_is_called_so(String alg) {
        OtenException failure = refusal(forge().unsigned().header("alg", alg).sign());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
        assertThat(failure).hasMessage("ID token refused: it is not signed: its alg is none");
    }

    @Test
    void each_refusal_says_what_it_is() {
        String good = forge().sign();
        Map<String, String> refusals = Map.of(
                good.substring(0, good.lastIndexOf('.') + 1),
                "its signature is missing",
                good + ".AAAA.AAAA",
                "it is encrypted, and only signed ones are supported",
                good.replace('.', ' '),
                "it is not three parts of Base64url",
                forge().withoutHeader("alg").sign(),
                "its header has no alg",
                forge().header("alg", "RS256").sign(),
                "signed with RS256, which is not among oten.id-token.algs or not announced by Oten",
                forge().withoutClaim("iat").sign(),
                "iat is missing or not a time",
                forge().withoutClaim("exp").sign(),
                "exp is missing or not a time",
                forge().claim("nbf", "soon").sign(),
                "nbf is not a time",
                forge().claim("nbf", clock.instant().plusSeconds(90).getEpochSecond())
                        .sign(),
                "it is valid in PT1M30S only");

        refusals.forEach((token, text) -> assertThat(refusal(token)).hasMessage("ID token refused: " + text));
    }

    @Test
    void a_claim_that_is_missing_is_not_blamed_on_the_clock() {
        for (String claim : List.of("iat", "exp")) {
            assertThat(refusal(forge().withoutClaim(claim).sign()).code().advice())
                    .doesNotContain("clock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "HS256", "HS384", "RS256", "ES256", "ES256K", "PS512", "A256GCM"})
    void a_token_with_an_algorithm_that_is_not_announced_is_refused(String alg) {
        assertThat(refusal(forge().header("alg", alg).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
    }

    @Test
    void none_with_a_signature_that_fits_is_refused_even_if_announced() {
        oten().metadata(document -> document.put("id_token_signing_alg_values_supported", List.of("none", "EdDSA")));

        assertThat(refusal(forge().header("alg", "none").sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
    }

    @Test
    void a_good_token_without_its_signature_is_refused() {
        String token = forge().sign();

        assertThat(refusal(token.substring(0, token.lastIndexOf('.') + 1)).code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        assertThat(refusal(token.substring(0, token.lastIndexOf('.'))).code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    @Test
    void an_alg_that_is_not_a_string_is_refused() {
        assertThat(refusal(forge().header("alg", 5).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
        assertThat(refusal(forge().header("alg", List.of("EdDSA")).sign()).code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
        assertThat(refusal(forge().withoutHeader("alg").sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
    }

    // J02

    @Test
    void a_token_signed_with_the_client_secret_is_refused_even_if_HS256_is_announced() {
        oten().metadata(document -> document.put("id_token_signing_alg_values_supported", List.of("HS256", "EdDSA")));

        var failure = refusal(forge().signedWithSecret(WireParty.SECRET).sign());

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdTokenAlgorithm.class,
            names = {"EDDSA", "RS256"})
    void a_token_signed_with_the_public_key_as_a_secret_is_refused(IdTokenAlgorithm algorithm) throws Exception {
        try (OtenEmulator other =
                WireParty.emulator(clock).idTokenAlgorithm(algorithm).start()) {
            other.metadata(document ->
                    document.put("id_token_signing_alg_values_supported", List.of("HS256", algorithm.alg())));
            WireParty party = WireParty.of(other, clock);
            Map<String, Object> jwk = other.jwk();
            List<byte[]> secrets = new ArrayList<>();
            for (String member : List.of("x", "n")) {
                if (jwk.containsKey(member)) {
                    secrets.add(Base64.getUrlDecoder().decode((String) jwk.get(member)));
                    secrets.add(((String) jwk.get(member)).getBytes(StandardCharsets.US_ASCII));
                }
            }
            secrets.add(other.jwksBody().getBytes(StandardCharsets.UTF_8));

            for (byte[] secret : secrets) {
                String token = hmac(secret, "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + jwk.get("kid") + "\"}");

                assertThat(WireFailure.of(() -> verify(party, token)).code())
                        .isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
            }
        }
    }

    @Test
    void a_symmetric_key_in_the_key_set_verifies_nothing() throws Exception {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        String k = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        oten().jwksBody(oten().jwksBody()
                .replace("{\"keys\":[", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"sym\",\"k\":\"" + k + "\"},"));
        oten().metadata(document -> document.put("id_token_signing_alg_values_supported", List.of("HS256", "EdDSA")));

        var failure = refusal(hmac(secret, "{\"alg\":\"HS256\",\"kid\":\"sym\"}"));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_ALGORITHM);
        assertThat(verify(forge().sign()).subject()).isEqualTo("user-alice");
    }

    @Test
    void a_symmetric_key_under_the_name_of_an_asymmetric_algorithm_verifies_nothing() throws Exception {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        String k = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        oten().jwksBody("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"sym\",\"alg\":\"EdDSA\",\"k\":\"" + k + "\"},"
                + oten().jwksBody().substring("{\"keys\":[".length()));

        var failure = refusal(hmac(secret, "{\"alg\":\"EdDSA\",\"kid\":\"sym\"}"));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
    }

    // signatures

    @Test
    void a_token_signed_with_a_key_that_nobody_published_is_refused() {
        assertThat(refusal(forge().signedWithAnotherKey().sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
    }

    @Test
    void a_token_whose_claims_were_changed_is_refused() {
        String[] good = forge().sign().split("\\.", -1);
        String[] other = forge().claim("sub", "user-bob").sign().split("\\.", -1);

        var failure = refusal(good[0] + "." + other[1] + "." + good[2]);

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
    }

    @Test
    void every_flipped_bit_of_the_signature_is_noticed() {
        String token = forge().sign();
        String input = token.substring(0, token.lastIndexOf('.') + 1);
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(input.length()));
        WireParty party = WireParty.of(oten(), clock);
        verify(party, token);

        for (int bit = 0; bit < signature.length * 8; bit += 7) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            String forged = input + encode(flipped);

            assertThat(WireFailure.of(() -> verify(party, forged)).code())
                    .as("bit %s", bit)
                    .isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65, 72, 132})
    void an_ECDSA_signature_of_zeros_or_of_another_length_is_refused(int extra) {
        try (OtenEmulator other = WireParty.emulator(clock)
                .idTokenAlgorithm(IdTokenAlgorithm.ES256)
                .start()) {
            String token = other.forge()
                    .claims(goodClaims())
                    .claim("iss", other.issuer().toString())
                    .sign();
            String input = token.substring(0, token.lastIndexOf('.') + 1);
            byte[] zeros = new byte[extra == 0 ? 64 : extra];

            // CVE-2022-21449
            assertThat(WireFailure.of(() -> verify(WireParty.of(other, clock), input + encode(zeros)))
                            .code())
                    .isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
        }
    }

    @Test
    void an_RSA_key_for_one_padding_does_not_verify_the_other() {
        try (OtenEmulator other = WireParty.emulator(clock)
                .idTokenAlgorithm(IdTokenAlgorithm.RS256)
                .start()) {
            other.metadata(
                    document -> document.put("id_token_signing_alg_values_supported", List.of("RS256", "PS256")));
            String token = other.forge()
                    .claims(goodClaims())
                    .claim("iss", other.issuer().toString())
                    .header("alg", "PS256")
                    .sign();

            assertThat(WireFailure.of(() -> verify(WireParty.of(other, clock), token))
                            .code())
                    .isEqualTo(OtenErrorCode.ID_TOKEN_KEY);
        }
    }

    // J03

    @Test
    void an_encrypted_token_is_refused() {
        String token = forge().sign();

        assertThat(refusal(token + ".AAAA.AAAA").code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        assertThat(refusal("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA")
                        .code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/json", ""})
    void a_token_in_a_token_is_refused(String cty) {
        assertThat(refusal(forge().header("cty", cty).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    @Test
    void a_token_whose_payload_is_a_token_is_refused() throws Exception {
        String inner = forge().sign();
        String input = encode("{\"alg\":\"HS256\"}") + "." + encode(inner);

        assertThat(refusal(input + "." + encode(new byte[64])).code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    // J05

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void a_token_that_brings_the_URL_of_its_keys_makes_nobody_fetch_them(String name) {
        try (WireServer evil = WireServer.listening()) {
            String address = evil.uri("/jwks").toString();

            refusal(forge().signedWithAnotherKey().header(name, address).sign());
            refusal(forge().signedWithAnotherKey()
                    .header(name, address)
                    .header("kid", "evil")
                    .sign());

            assertThat(evil.connections()).isZero();
        }
    }

    @Test
    void a_token_that_brings_its_own_key_is_not_verified_with_it() {
        try (OtenEmulator evil = WireParty.emulator(clock).start()) {
            String token = evil.forge()
                    .claims(goodClaims())
                    .header("kid", oten().jwk().get("kid"))
                    .header("jwk", evil.jwk())
                    .sign();

            assertThat(refusal(token).code()).isEqualTo(OtenErrorCode.ID_TOKEN_SIGNATURE);
        }
    }

    // J06

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "oauth-authz-req+jwt", "JOSE", "JWE", "", "jwt ", "dpop+jwt"})
    void another_kind_of_token_is_refused(String typ) {
        assertThat(refusal(forge().header("typ", typ).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_TYPE);
    }

    @Test
    void a_typ_that_is_not_a_string_is_refused() {
        assertThat(refusal(forge().header("typ", 5).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_TYPE);
        assertThat(refusal(forge().header("typ", List.of("JWT")).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt"})
    void typ_is_JWT_in_any_case(String typ) {
        assertThat(verify(forge().header("typ", typ).sign()).subject()).isEqualTo("user-alice");
    }

    @Test
    void typ_may_be_absent() {
        assertThat(verify(forge().withoutHeader("typ").sign()).subject()).isEqualTo("user-alice");
    }

    @Test
    void an_extension_that_is_not_understood_is_refused() {
        for (Object crit : List.of(List.of("exp"), List.of("b64"), List.of(), "exp", Map.of())) {
            assertThat(refusal(forge().header("crit", crit).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        }
        assertThat(refusal(forge().header("b64", false).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        assertThat(refusal(forge().header("b64", true).sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        assertThat(refusal(forge().header("zip", "DEF").sign()).code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    // J07 J09

    static Stream<Arguments> faultyClaims() {
        long now = TestClock.START.getEpochSecond();
        return Stream.of(
                claim("iss", null, OtenErrorCode.ID_TOKEN_ISSUER),
                claim("iss", "https://evil.example", OtenErrorCode.ID_TOKEN_ISSUER),
                claim("iss", "{issuer}/", OtenErrorCode.ID_TOKEN_ISSUER),
                claim("iss", "{ISSUER}", OtenErrorCode.ID_TOKEN_ISSUER),
                claim("iss", List.of("{issuer}"), OtenErrorCode.ID_TOKEN_ISSUER),
                claim("iss", "", OtenErrorCode.ID_TOKEN_ISSUER),
                claim("iss", 5, OtenErrorCode.ID_TOKEN_ISSUER),
                claim("aud", null, OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", "blog", OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", "SHOP", OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", "", OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", List.of(), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", List.of("shop", "evil"), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", List.of("evil"), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", List.of("shop", 5), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", List.of(List.of("shop")), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("aud", Map.of("shop", true), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("azp", "evil", OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("azp", List.of("shop"), OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("azp", "", OtenErrorCode.ID_TOKEN_AUDIENCE),
                claim("sub", null, OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", "", OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", "  ", OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", 42, OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", List.of("user-alice"), OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", "x".repeat(256), OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", "alice\u0000", OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", "alice\r\n", OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("sub", "\u0430lice", OtenErrorCode.ID_TOKEN_SUBJECT),
                claim("iat", null, OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("iat", String.valueOf(now), OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("iat", now - 61, OtenErrorCode.ID_TOKEN_ISSUED_AT),
                claim("iat", now - Duration.ofDays(7).toSeconds(), OtenErrorCode.ID_TOKEN_ISSUED_AT),
                claim("iat", now + 61, OtenErrorCode.ID_TOKEN_ISSUED_AT),
                claim("iat", -1L, OtenErrorCode.ID_TOKEN_ISSUED_AT),
                claim("iat", 1e300, OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("exp", null, OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("exp", String.valueOf(now + 3600), OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("exp", now - 60, OtenErrorCode.ID_TOKEN_EXPIRED),
                claim("exp", 0, OtenErrorCode.ID_TOKEN_EXPIRED),
                claim("exp", -1, OtenErrorCode.ID_TOKEN_EXPIRED),
                claim("exp", 1e300, OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("exp", 8_999_999_999_999_999L, OtenErrorCode.ID_TOKEN_EXPIRED),
                claim("exp", now + Duration.ofHours(25).toSeconds(), OtenErrorCode.ID_TOKEN_EXPIRED),
                claim("nbf", now + 61, OtenErrorCode.ID_TOKEN_NOT_YET_VALID),
                claim("nbf", "soon", OtenErrorCode.ID_TOKEN_MALFORMED),
                claim("nonce", null, OtenErrorCode.ID_TOKEN_NONCE),
                claim("nonce", "", OtenErrorCode.ID_TOKEN_NONCE),
                claim("nonce", "another-0123456789", OtenErrorCode.ID_TOKEN_NONCE),
                claim("nonce", "NONCE-0123456789", OtenErrorCode.ID_TOKEN_NONCE),
                claim("nonce", List.of(NONCE), OtenErrorCode.ID_TOKEN_NONCE),
                claim("nonce", 5, OtenErrorCode.ID_TOKEN_NONCE),
                claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA", OtenErrorCode.ID_TOKEN_ACCESS_TOKEN_HASH),
                claim("at_hash", "", OtenErrorCode.ID_TOKEN_ACCESS_TOKEN_HASH),
                claim("at_hash", 5, OtenErrorCode.ID_TOKEN_ACCESS_TOKEN_HASH),
                claim("at_hash", atHash("SHA-256"), OtenErrorCode.ID_TOKEN_ACCESS_TOKEN_HASH));
    }

    private static Arguments claim(String name, Object value, OtenErrorCode row) {
        String shown = String.valueOf(value);
        return Arguments.of(name, Optional.ofNullable(value), row, shown.substring(0, Math.min(shown.length(), 40)));
    }

    @ParameterizedTest(name = "{0} = {3}")
    @MethodSource("faultyClaims")
    void a_token_with_a_faulty_claim_is_refused(String name, Optional<Object> value, OtenErrorCode row, String shown) {
        UnaryOperator<String> real =
                text -> text.replace("{issuer}", oten().issuer().toString())
                        .replace("{ISSUER}", oten().issuer().toString().replace("localhost", "LOCALHOST"));
        Map<String, Object> claims = goodClaims();
        claims.remove(name);
        value.map(v -> v instanceof String text
                        ? real.apply(text)
                        : v instanceof List<?> list && list.contains("{issuer}") ? List.of(real.apply("{issuer}")) : v)
                .ifPresent(v -> claims.put(name, v));

        assertThat(refusal(oten().signIdToken(claims)).code()).isEqualTo(row);
    }

    static Stream<Arguments> fineClaims() {
        long now = TestClock.START.getEpochSecond();
        return Stream.of(
                Arguments.of("aud", List.of("shop")),
                Arguments.of("azp", "shop"),
                Arguments.of("sub", "x".repeat(255)),
                Arguments.of("iat", now - 60),
                Arguments.of("iat", now + 60),
                Arguments.of("exp", now - 59),
                Arguments.of("exp", now + Duration.ofHours(24).toSeconds()),
                Arguments.of("exp", now + 3600.5),
                Arguments.of("nbf", now + 60),
                Arguments.of("at_hash", atHash("SHA-512")),
                Arguments.of("name", "\uD83E\uDDD1\u200D\uD83D\uDE80 O'Br\u00EFen"),
                Arguments.of("anything", Map.of("deep", List.of(1, 2.5, true))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fineClaims")
    void a_token_that_is_a_little_different_is_accepted(String name, Object value) {
        assertThat(verify(forge().claim(name, value).sign()).issuer())
                .isEqualTo(oten().issuer().toString());
    }

    @Test
    void the_clock_skew_is_configurable() {
        long now = clock.instant().getEpochSecond();
        WireParty exact = WireParty.of(oten(), clock).with("oten.clock-skew", "PT0S");

        assertThat(WireFailure.of(() -> verify(exact, forge().claim("exp", now).sign()))
                        .code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_EXPIRED);
        assertThat(WireFailure.of(() ->
                                verify(exact, forge().claim("iat", now + 1).sign()))
                        .code())
                .isEqualTo(OtenErrorCode.ID_TOKEN_ISSUED_AT);
    }

    // J11

    static Stream<Arguments> malformed() {
        return Stream.of(
                form("! in the signature", token -> token + "!"),
                form("= after the signature", token -> token + "="),
                form("== after the signature", token -> token + "=="),
                form("line break at the end", token -> token + "\n"),
                form("line break inside", token -> token.substring(0, 10) + "\n" + token.substring(10)),
                form("space in front", token -> " " + token),
                form(
                        "star in the signature",
                        token -> token.substring(0, token.length() - 5) + "*" + token.substring(token.length() - 5)),
                form(
                        "unused bits set",
                        token ->
                                token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1)),
                form("plus for minus", token -> token + "+/"),
                form("four parts", token -> token + ".AAAA"),
                form("two parts", token -> token.substring(0, token.indexOf('.', token.indexOf('.') + 1))),
                form("one part", token -> token.substring(0, token.indexOf('.'))),
                form("empty", token -> ""),
                form("dots", token -> ".."),
                form("too long", token -> token + "A".repeat(17_000)),
                form("full-width letters", token -> token.replace('e', '\uff45')),
                form("empty header", token -> token.substring(token.indexOf('.'))),
                form("header is an array", token -> encode("[]") + token.substring(token.indexOf('.'))),
                form("header is not JSON", token -> encode("alg") + token.substring(token.indexOf('.'))),
                form(
                        "header is not UTF-8",
                        token -> encode(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'})
                                + token.substring(token.indexOf('.'))),
                form(
                        "header too long",
                        token -> encode("{\"alg\":\"EdDSA\",\"x\":\"" + "x".repeat(1_100) + "\"}")
                                + token.substring(token.indexOf('.'))));
    }

    private static Arguments form(String name, UnaryOperator<String> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_token_that_is_not_in_canonical_form_is_refused(String name, UnaryOperator<String> change) {
        String token = change.apply(forge().sign());

        OtenException failure = WireFailure.of(() -> verify(token));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        assertThat(WireFailure.wholeText(failure)).doesNotContain(CANARY).doesNotContain("eyJ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"alg\":\"EdDSA\"}",
                "{\"alg\":\"EdDSA\",\"a\\u006cg\":\"none\"}",
                "{\"alg\":\"EdDSA\"}{}",
                "{\"alg\":\"EdDSA\"} x",
                "{\"alg\":\"EdDSA\",}",
                "{\"alg\":\"EdDSA\",\"x\":01}",
                "{'alg':'EdDSA'}",
                "\uFEFF{\"alg\":\"EdDSA\"}",
                "{\"alg\":\"EdDSA\",\"x\":\"\u0001\"}",
                "{\"alg\":\"EdDSA\",\"x\":{\"y\":1,\"y\":2}}"
            })
    void a_header_that_is_not_strict_JSON_is_refused(String header) {
        String token = forge().sign();

        var failure = refusal(encode(header) + token.substring(token.indexOf('.')));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"a\",\"sub\":\"b\"}",
                "{\"sub\":\"a\",\"s\\u0075b\":\"b\"}",
                "{\"sub\":\"a\"}{\"sub\":\"b\"}",
                "{\"sub\":\"a\"}x",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "[]",
                "null",
                "{\"sub\":\"a\""
            })
    void claims_that_are_not_strict_JSON_are_refused(String claims) {
        String token = forge().sign();
        String header = token.substring(0, token.indexOf('.') + 1);

        var failure = refusal(header + encode(claims) + "." + encode(new byte[64]));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    @Test
    void claims_that_are_nested_without_end_are_refused() {
        String token = forge().sign();
        String header = token.substring(0, token.indexOf('.') + 1);

        for (int depth : List.of(40, 1_000, 5_000)) {
            String claims = "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThat(refusal(header + encode(claims) + "." + encode(new byte[64]))
                            .code())
                    .isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
        }
    }

    @Test
    void many_unclosed_brackets_are_refused() {
        String token = forge().sign();
        String header = token.substring(0, token.indexOf('.') + 1);

        var failure = WireFailure.of(() -> verify(header + encode("[".repeat(20_000)) + "." + encode(new byte[64])));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_MALFORMED);
    }

    // J18

    @Test
    void an_authentication_of_unknown_time_is_refused_if_an_age_was_asked() {
        assertThat(withMaxAge(Optional.empty())).contains(OtenErrorCode.ID_TOKEN_AUTH_TIME);
    }

    @Test
    void an_authentication_that_is_too_old_is_refused() {
        assertThat(withMaxAge(Optional.of(clock.instant().minusSeconds(361).getEpochSecond())))
                .contains(OtenErrorCode.ID_TOKEN_AUTH_TIME);
    }

    @Test
    void an_authentication_time_that_is_text_is_refused() {
        assertThat(withMaxAge(Optional.of(String.valueOf(clock.instant().getEpochSecond()))))
                .contains(OtenErrorCode.ID_TOKEN_AUTH_TIME);
    }

    @Test
    void an_authentication_within_the_age_and_the_skew_is_fine() {
        assertThat(withMaxAge(Optional.of(clock.instant().minusSeconds(360).getEpochSecond())))
                .isEmpty();
    }

    @Test
    void an_authentication_time_with_a_fraction_is_understood() {
        double now = clock.instant().getEpochSecond();

        assertThat(withMaxAge(Optional.of(now - 10.5))).isEmpty();
    }

    private Optional<OtenErrorCode> withMaxAge(Optional<Object> authTime) {
        TokenForge forge = forge();
        authTime.ifPresent(time -> forge.claim("auth_time", time));
        ExpectedLogin expected = new ExpectedLogin(
                NONCE, clock.instant(), new Secret(ACCESS_TOKEN), Optional.of(Duration.ofMinutes(5)), List.of());
        try {
            WireParty.of(oten(), clock).idTokens().verify(new Secret(forge.sign()), expected);
            return Optional.empty();
        } catch (OtenException e) {
            return Optional.of(e.code());
        }
    }

    @Test
    void an_authentication_that_was_recent_when_the_login_began_is_fine_however_long_that_took() {
        Instant began = clock.instant();
        String token = forge().claim("auth_time", began.getEpochSecond()).sign();
        clock.advance(Duration.ofMinutes(5));

        VerifiedIdToken verified = WireParty.of(oten(), clock)
                .idTokens()
                .verify(
                        new Secret(token),
                        new ExpectedLogin(
                                NONCE, began, new Secret(ACCESS_TOKEN), Optional.of(Duration.ZERO), List.of()));

        assertThat(verified.authenticatedAt()).contains(began);
    }

    @Test
    void an_authentication_class_that_was_demanded_has_to_be_there() {
        assertThat(withAcr(Optional.of("gold"))).isEmpty();
        assertThat(withAcr(Optional.of("silver"))).isEmpty();
        assertThat(withAcr(Optional.of("bronze"))).contains(OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS);
        assertThat(withAcr(Optional.of("GOLD"))).contains(OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS);
        assertThat(withAcr(Optional.of("gold silver"))).contains(OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS);
        assertThat(withAcr(Optional.of(List.of("gold")))).contains(OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS);
        assertThat(withAcr(Optional.empty())).contains(OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS); // J18
    }

    private Optional<OtenErrorCode> withAcr(Optional<Object> acr) {
        TokenForge forge = forge();
        acr.ifPresent(value -> forge.claim("acr", value));
        ExpectedLogin expected = new ExpectedLogin(
                NONCE, clock.instant(), new Secret(ACCESS_TOKEN), Optional.empty(), List.of("gold", "silver"));
        try {
            WireParty.of(oten(), clock).idTokens().verify(new Secret(forge.sign()), expected);
            return Optional.empty();
        } catch (OtenException e) {
            return Optional.of(e.code());
        }
    }

    @Test
    void the_age_counts_from_the_login_not_from_a_replay() {
        String token = forge().sign();
        clock.advance(Duration.ofMinutes(5));
        Instant laterLogin = clock.instant();

        var failure = WireFailure.of(() -> WireParty.of(oten(), clock)
                .idTokens()
                .verify(
                        new Secret(token),
                        new ExpectedLogin(NONCE, laterLogin, new Secret(ACCESS_TOKEN), Optional.empty(), List.of())));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_ISSUED_AT); // J09
    }

    @Test
    void refused_tokens_cost_no_fetch_of_keys_when_their_form_is_wrong() {
        refusal(forge().header("alg", "none").sign());
        refusal(forge().header("typ", "at+jwt").sign());
        WireFailure.of(() -> verify(forge().sign() + "!"));

        assertThat(oten().count(Endpoint.JWKS)).isZero();
    }

    private String hmac(byte[] secret, String header) throws Exception {
        StringBuilder claims = new StringBuilder();
        goodClaims()
                .forEach((name, value) -> claims.append(claims.isEmpty() ? "{" : ",")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(value instanceof String ? "\"" + value + "\"" : value));
        String input = encode(header) + "." + encode(claims + "}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String atHash(String algorithm) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(ACCESS_TOKEN.getBytes(StandardCharsets.US_ASCII));
            return encode(Arrays.copyOf(hash, hash.length / 2));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
