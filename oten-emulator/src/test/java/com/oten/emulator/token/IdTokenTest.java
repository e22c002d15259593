package com.oten.emulator.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestClock;
import com.oten.emulator.TestParty;
import com.oten.emulator.base.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdTokenTest {
    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator oten) {
        party = new TestParty(oten);
    }

    private SignedJWT idToken(String scope) throws Exception {
        return SignedJWT.parse((String) party.tokens(scope).get("id_token"));
    }

    private static JWK published(OtenEmulator oten, SignedJWT token) throws Exception {
        return JWKSet.parse(oten.jwksBody()).getKeyByKeyId(token.getHeader().getKeyID());
    }

    @Test
    void holds_what_openid_connect_asks_for(OtenEmulator oten) throws Exception {
        Map<String, Object> claims = idToken("openid").getJWTClaimsSet().toJSONObject();
        long now = TestClock.START.getEpochSecond();

        assertThat(claims)
                .containsEntry("iss", oten.issuer().toString())
                .containsEntry("sub", "user-alice")
                .containsEntry("aud", TestParty.CLIENT_ID)
                .containsEntry("azp", TestParty.CLIENT_ID)
                .containsEntry("iat", now)
                .containsEntry("exp", now + 3600)
                .containsEntry("auth_time", now)
                .containsEntry("nonce", "nonce-0123456789")
                .containsEntry("acr", "1")
                .containsEntry("amr", List.of("pwd"))
                .containsKeys("at_hash", "sid");
    }

    @Test
    void tells_about_the_user_what_the_scopes_allow() throws Exception {
        Map<String, Object> bare = idToken("openid").getJWTClaimsSet().toJSONObject();
        Map<String, Object> full =
                idToken("openid profile email").getJWTClaimsSet().toJSONObject();

        assertThat(bare).doesNotContainKeys("name", "email", "picture", "groups");
        assertThat(full)
                .containsEntry("name", "Alice")
                .containsEntry("email", "alice@example.org")
                .containsEntry("picture", "https://example.org/alice.png")
                .containsEntry("groups", List.of("admins"));
    }

    @Test
    void answers_the_first_class_that_was_asked_for() throws Exception {
        String code = party.code(claims -> claims.put("acr_values", "gold silver"));
        Map<String, Object> tokens = TestParty.json(party.token(TestParty.tokenRequest(code)));

        assertThat(SignedJWT.parse((String) tokens.get("id_token"))
                        .getJWTClaimsSet()
                        .getStringClaim("acr"))
                .isEqualTo("gold");
    }

    @Test
    void binds_the_access_token_by_the_left_half_of_its_sha_512() throws Exception {
        Map<String, Object> tokens = party.tokens("openid");
        byte[] hash = MessageDigest.getInstance("SHA-512")
                .digest(((String) tokens.get("access_token")).getBytes(StandardCharsets.US_ASCII));
        String left = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 32));

        assertThat(SignedJWT.parse((String) tokens.get("id_token"))
                        .getJWTClaimsSet()
                        .getStringClaim("at_hash"))
                .isEqualTo(left);
    }

    @ParameterizedTest
    @EnumSource
    void is_signed_as_the_metadata_says(IdTokenAlgorithm algorithm) throws Exception {
        try (OtenEmulator other =
                TestParty.emulator().idTokenAlgorithm(algorithm).start()) {
            TestParty otherParty = new TestParty(other);
            SignedJWT token =
                    SignedJWT.parse((String) otherParty.tokens("openid").get("id_token"));
            JWK key = published(other, token);

            assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.alg());
            assertThat(otherParty
                            .browser
                            .get(other.uri(Endpoint.DISCOVERY).toString())
                            .body())
                    .contains("\"id_token_signing_alg_values_supported\":[\"" + algorithm.alg() + "\"]");
            assertThat(key.isPrivate()).isFalse();
            assertThat(verify(token, key)).isTrue();
            assertThat(token.getJWTClaimsSet().getStringClaim("at_hash"))
                    .hasSize(algorithm == IdTokenAlgorithm.EDDSA ? 43 : 22);
        }
    }

    @Test
    void passes_the_checks_of_the_sdk() throws Exception {
        try (OtenEmulator today =
                TestParty.emulator().clock(java.time.Clock.systemUTC()).start()) {
            TestParty visitor = new TestParty(today);
            long now = java.time.Instant.now().getEpochSecond();
            String code = visitor.code(claims -> {
                claims.put("iat", now);
                claims.put("exp", now + 300);
            });
            SignedJWT token = SignedJWT.parse((String)
                    TestParty.json(visitor.token(TestParty.tokenRequest(code))).get("id_token"));

            new IDTokenClaimsVerifier(
                            new Issuer(today.issuer()),
                            new ClientID(TestParty.CLIENT_ID),
                            new Nonce("nonce-0123456789"),
                            60)
                    .verify(token.getJWTClaimsSet(), null);

            assertThat(new IDTokenClaimsSet(token.getJWTClaimsSet())
                            .getSubject()
                            .getValue())
                    .isEqualTo("user-alice");
        }
    }

    @Test
    void of_a_refresh_keeps_the_login_but_not_the_nonce(OtenEmulator oten) throws Exception {
        Map<String, Object> first = party.tokens("openid offline_access");
        oten.advance(Duration.ofMinutes(20));
        Map<String, Object> second =
                TestParty.json(party.token(TestParty.refreshRequest((String) first.get("refresh_token"))));

        Map<String, Object> before = SignedJWT.parse((String) first.get("id_token"))
                .getJWTClaimsSet()
                .toJSONObject();
        Map<String, Object> after = SignedJWT.parse((String) second.get("id_token"))
                .getJWTClaimsSet()
                .toJSONObject();

        assertThat(after).doesNotContainKey("nonce");
        assertThat(after.get("sid")).isEqualTo(before.get("sid"));
        assertThat(after.get("auth_time")).isEqualTo(before.get("auth_time"));
        assertThat(after.get("iat")).isEqualTo(TestClock.START.getEpochSecond() + 1200);
    }

    @Test
    void is_signed_by_the_new_key_after_a_rotation_while_the_old_is_still_published(OtenEmulator oten)
            throws Exception {
        SignedJWT before = idToken("openid");
        oten.rotateSigningKey();
        SignedJWT after = idToken("openid");

        assertThat(after.getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
        assertThat(verify(before, published(oten, before))).isTrue();
        assertThat(verify(after, published(oten, after))).isTrue();

        oten.retireOldKeys();

        assertThat(published(oten, before)).isNull();
        assertThat(published(oten, after)).isNotNull();
    }

    @Test
    void changes_as_the_test_wants_until_a_reset(OtenEmulator oten) throws Exception {
        oten.customizeIdToken(claims -> {
            claims.put("nonce", "forged");
            claims.remove("sid");
            return claims;
        });

        Map<String, Object> changed = idToken("openid").getJWTClaimsSet().toJSONObject();
        oten.reset();
        Map<String, Object> usual = idToken("openid").getJWTClaimsSet().toJSONObject();

        assertThat(changed).containsEntry("nonce", "forged").doesNotContainKey("sid");
        assertThat(usual).containsEntry("nonce", "nonce-0123456789").containsKey("sid");
    }

    @Test
    void may_be_signed_with_any_claims(OtenEmulator oten) throws Exception {
        SignedJWT token = SignedJWT.parse(oten.signIdToken(Map.of("sub", "anybody")));

        assertThat(token.getJWTClaimsSet().toJSONObject()).isEqualTo(Map.of("sub", "anybody"));
        assertThat(verify(token, JWK.parse(oten.jwk()))).isTrue();
    }

    @Test
    void may_be_forged_with_another_key(OtenEmulator oten) throws Exception {
        SignedJWT token = SignedJWT.parse(
                oten.forge().claim("sub", "x").signedWithAnotherKey().sign());

        assertThat(token.getHeader().getKeyID()).isEqualTo(oten.jwk().get("kid"));
        assertThat(verify(token, JWK.parse(oten.jwk()))).isFalse();
    }

    @Test
    void may_be_forged_without_signature(OtenEmulator oten) {
        String[] parts = oten.forge().claim("sub", "x").unsigned().sign().split("\\.", -1);

        assertThat(parts).hasSize(3);
        assertThat(parts[2]).isEmpty();
        assertThat(Json.decodeObject(parts[0]).orElseThrow()).containsEntry("alg", "none");
    }

    @Test
    void may_be_forged_with_a_secret(OtenEmulator oten) throws Exception {
        SignedJWT token = SignedJWT.parse(oten.forge()
                .claim("sub", "x")
                .signedWithSecret(TestParty.SECRET)
                .sign());

        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(token.verify(new com.nimbusds.jose.crypto.MACVerifier(TestParty.SECRET)))
                .isTrue();
    }

    @Test
    void may_be_forged_under_any_header(OtenEmulator oten) {
        String token = oten.forge()
                .claims(Map.of("sub", "x", "iss", "y"))
                .withoutClaim("iss")
                .header("typ", "at+jwt")
                .header("crit", List.of("exp"))
                .withoutHeader("kid")
                .sign();
        String[] parts = token.split("\\.", -1);

        assertThat(Json.decodeObject(parts[0]).orElseThrow())
                .isEqualTo(Map.of("alg", "EdDSA", "typ", "at+jwt", "crit", List.of("exp")));
        assertThat(Json.decodeObject(parts[1]).orElseThrow()).isEqualTo(Map.of("sub", "x"));
    }

    @Test
    void has_its_keys_published_as_the_test_wants_until_a_reset(OtenEmulator oten) {
        oten.jwksBody("{\"keys\":[]}");

        assertThat(party.browser.get(oten.uri(Endpoint.JWKS).toString()).body()).isEqualTo("{\"keys\":[]}");

        oten.reset();

        assertThat(party.browser.get(oten.uri(Endpoint.JWKS).toString()).body())
                .contains((String) oten.jwk().get("kid"))
                .doesNotContain("\"d\"");
    }

    @Test
    void an_access_token_may_be_a_jwt_too() throws Exception {
        try (OtenEmulator other =
                TestParty.emulator().jwtAccessTokens("https://api.example").start()) {
            SignedJWT token = SignedJWT.parse(
                    (String) new TestParty(other).tokens("openid profile").get("access_token"));

            assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
            assertThat(verify(token, JWK.parse(other.jwk()))).isTrue();
            assertThat(token.getJWTClaimsSet().toJSONObject())
                    .containsEntry("iss", other.issuer().toString())
                    .containsEntry("sub", "user-alice")
                    .containsEntry("aud", "https://api.example")
                    .containsEntry("client_id", TestParty.CLIENT_ID)
                    .containsEntry("scope", "openid profile")
                    .containsEntry("exp", TestClock.START.getEpochSecond() + 1800)
                    .containsEntry("acr", "1")
                    .containsEntry("auth_time", TestClock.START.getEpochSecond())
                    .containsKeys("iat", "jti");
        }
    }

    @Test
    void the_extension_gives_no_emulator_outside_of_a_test() {
        assertThatThrownBy(
                        () -> OtenEmulatorExtension.with(TestParty.emulator()).emulator())
                .isInstanceOf(IllegalStateException.class);
    }

    private static boolean verify(SignedJWT token, JWK key) throws Exception {
        if (key instanceof OctetKeyPair pair) {
            return token.verify(new Ed25519Verifier(pair));
        }
        JWSHeader header = token.getHeader();
        return token.verify(
                new DefaultJWSVerifierFactory().createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey()));
    }
}
