package com.oten.jakarta.internal.idtoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What ID, logout and access tokens and UserInfo may be signed with: one rule for all of them. */
class AcceptedAlgorithmsWireTest {
    private static final String ANNOUNCED = "id_token_signing_alg_values_supported";
    private static final String AUDIENCE = "https://api.shop.example";
    private static final String NONCE = "nonce-0123456789";
    private static final String ACCESS_TOKEN = "access-token-1";

    private final TestClock clock = new TestClock();
    private OtenEmulator oten = emulator(IdTokenAlgorithm.EDDSA);

    private OtenEmulator emulator(IdTokenAlgorithm algorithm) {
        return WireParty.emulator(clock).idTokenAlgorithm(algorithm).start();
    }

    /** Another Oten, which signs with something else and announces what it is told to. */
    private void signing(IdTokenAlgorithm algorithm, String... announced) {
        oten.close();
        oten = emulator(algorithm);
        oten.metadata(document -> document.put(ANNOUNCED, List.of(announced)));
    }

    @AfterEach
    void stop() {
        oten.close();
    }

    private WireParty party() {
        return WireParty.of(oten, clock).changed(all -> {
            all.put("oten.bearer.mode", "jwt");
            all.put("oten.bearer.audience", AUDIENCE);
        });
    }

    private TokenForge forge(TokenKind kind) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", oten.issuer().toString(), "sub", "user-alice", "iat", now, "exp", now + 120, "jti", id()));
        switch (kind) {
            case ID_TOKEN ->
                claims.putAll(Map.of("aud", WireParty.CLIENT_ID, "nonce", NONCE, "at_hash", hash("SHA-512")));
            case ACCESS_TOKEN -> claims.putAll(Map.of("aud", AUDIENCE, "client_id", "another-client"));
            case USERINFO -> claims.put("aud", WireParty.CLIENT_ID);
            case LOGOUT_TOKEN -> {
                return oten.logoutToken(WireParty.CLIENT_ID).claim("sub", "user-alice");
            }
        }
        return oten.forge()
                .header("typ", kind == TokenKind.ACCESS_TOKEN ? "at+jwt" : "JWT")
                .claims(claims);
    }

    private void take(WireParty party, TokenKind kind, TokenForge forge) {
        Secret token = new Secret(forge.sign());
        switch (kind) {
            case ID_TOKEN ->
                party.idTokens()
                        .verify(
                                token,
                                new ExpectedLogin(
                                        NONCE, clock.instant(), new Secret(ACCESS_TOKEN), Optional.empty(), List.of()));
            case ACCESS_TOKEN ->
                assertThat(party.bearerTokens().caller(token).subject()).isEqualTo("user-alice");
            case USERINFO -> {
                oten.answer(Endpoint.USERINFO, CannedResponse.of(200, "application/jwt", token.value()));
                assertThat(party.userInfo().claims(new Secret(ACCESS_TOKEN), "user-alice"))
                        .containsEntry("sub", "user-alice");
            }
            case LOGOUT_TOKEN -> assertThat(party.backchannel().end(token)).contains("user-alice");
        }
    }

    private String refusal(WireParty party, TokenKind kind, TokenForge forge) {
        return String.valueOf(WireFailure.of(() -> take(party, kind, forge)).getMessage());
    }

    // RFC 9864

    static Stream<Arguments> names() {
        return Stream.of(TokenKind.values())
                .flatMap(kind -> Stream.of("EdDSA", "Ed25519")
                        .flatMap(header -> Stream.of("EdDSA", "Ed25519")
                                .flatMap(key -> Stream.of("EdDSA", "Ed25519")
                                        .map(announced -> Arguments.of(kind, header, key, announced)))));
    }

    @ParameterizedTest(name = "{0}: header {1}, key {2}, metadata {3}")
    @MethodSource("names")
    void both_names_of_EdDSA_are_one(TokenKind kind, String header, String key, String announced) {
        oten.metadata(document -> document.put(ANNOUNCED, List.of(announced)));
        oten.jwksBody(oten.jwksBody().replace("\"alg\":\"EdDSA\"", "\"alg\":\"" + key + "\""));

        assertThat(oten.jwksBody()).contains("\"alg\":\"" + key + "\"");
        take(party(), kind, forge(kind).header("alg", header));
        take(party().with("oten.id-token.algs", "Ed25519"), kind, forge(kind).header("alg", header));
        take(party().with("oten.id-token.algs", "EdDSA"), kind, forge(kind).header("alg", header));
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void a_forged_signature_under_the_new_name_is_refused(TokenKind kind) {
        TokenForge forged = forge(kind).signedWithAnotherKey().header("alg", "Ed25519");

        assertThat(refusal(party(), kind, forged)).endsWith("its signature does not verify");
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void the_new_name_is_refused_where_EdDSA_is(TokenKind kind) {
        WireParty party = party().with("oten.id-token.algs", "ES256 RS256");

        assertThat(refusal(party, kind, forge(kind).header("alg", "Ed25519")))
                .contains("is not among oten.id-token.algs");
        assertThat(refusal(party, kind, forge(kind))).contains("is not among oten.id-token.algs");
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void the_new_name_does_not_make_another_key_good(TokenKind kind) {
        signing(IdTokenAlgorithm.ES256, "ES256", "EdDSA");

        assertThat(refusal(party(), kind, forge(kind).header("alg", "Ed25519")))
                .endsWith("Oten publishes no EdDSA key with its kid");
    }

    // one rule

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void what_Oten_does_not_announce_is_refused_in_every_token(TokenKind kind) {
        signing(IdTokenAlgorithm.RS256, "EdDSA");

        assertThat(refusal(party(), kind, forge(kind)))
                .contains("signed with RS256, which is not among oten.id-token.algs or not announced by Oten");
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void what_is_not_configured_is_refused_in_every_token(TokenKind kind) {
        signing(IdTokenAlgorithm.RS256, "EdDSA", "RS256");

        assertThat(refusal(party().with("oten.id-token.algs", "EdDSA"), kind, forge(kind)))
                .contains("signed with RS256, which is not among oten.id-token.algs");
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void what_is_configured_and_announced_is_good_in_every_token(TokenKind kind) {
        for (IdTokenAlgorithm algorithm :
                List.of(IdTokenAlgorithm.RS256, IdTokenAlgorithm.PS256, IdTokenAlgorithm.ES256)) {
            signing(algorithm, algorithm.alg());

            TokenForge forge = forge(kind);
            take(party(), kind, kind == TokenKind.ID_TOKEN ? forge.claim("at_hash", hash("SHA-256")) : forge);
        }
    }

    @ParameterizedTest
    @EnumSource(TokenKind.class)
    void without_an_announcement_the_configuration_decides(TokenKind kind) {
        oten.metadata(document -> document.remove(ANNOUNCED));

        take(party(), kind, forge(kind));
        assertThat(refusal(party().with("oten.id-token.algs", "RS256"), kind, forge(kind)))
                .contains("signed with EdDSA, which is not among oten.id-token.algs");
    }

    static Stream<Arguments> lists() {
        String all = "EdDSA ES256 PS256 RS256";
        return Stream.of(
                Arguments.of(all, List.of("EdDSA"), Set.of("EdDSA")),
                Arguments.of(all, List.of("RS256", "Ed25519", "HS256", "none"), Set.of("EdDSA", "RS256")),
                Arguments.of("Ed25519", List.of("EdDSA", "ES256", "RS256"), Set.of("EdDSA")),
                Arguments.of("ES256 PS256", List.of("PS256", "RS256"), Set.of("PS256")),
                Arguments.of("EdDSA", List.of("RS256"), Set.of()),
                Arguments.of("EdDSA RS256", List.of(), Set.of("EdDSA", "RS256")));
    }

    @ParameterizedTest(name = "{0} configured, {1} announced")
    @MethodSource("lists")
    void every_token_is_narrowed_alike_and_the_doctor_says_so(
            String configured, List<String> announced, Set<String> accepted) {
        for (IdTokenAlgorithm algorithm : IdTokenAlgorithm.values()) {
            signing(algorithm, announced.toArray(String[]::new));
            WireParty party = party().with("oten.id-token.algs", configured);
            for (TokenKind kind : TokenKind.values()) {
                TokenForge forge = forge(kind);
                if (kind == TokenKind.ID_TOKEN && algorithm != IdTokenAlgorithm.EDDSA) {
                    forge.claim("at_hash", hash("SHA-256"));
                }
                if (accepted.contains(algorithm.alg())) {
                    take(party, kind, forge);
                } else {
                    assertThat(refusal(party, kind, forge))
                            .contains("signed with " + algorithm.alg() + ", which is not");
                }
            }
        }
        OtenFinding finding = idTokenFinding(party().with("oten.id-token.algs", configured));
        assertThat(finding.verdict() == OtenFinding.Verdict.FAILED).isEqualTo(accepted.isEmpty());
        if (!accepted.isEmpty()) {
            assertThat(finding.text())
                    .contains("accepted are " + String.join(" ", new TreeSet<>(accepted)) + " (oten.id-token.algs)");
        }
    }

    private static OtenFinding idTokenFinding(WireParty party) {
        return party.library().doctor().examine().stream()
                .filter(finding -> finding.text().contains(ANNOUNCED))
                .findFirst()
                .orElseThrow();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String hash(String algorithm) {
        try {
            byte[] hash = MessageDigest.getInstance(algorithm).digest(ACCESS_TOKEN.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
