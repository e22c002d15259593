package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins of a client whose UserInfo is signed (OpenID Connect Core 1.0 section 5.3.2; J19). */
class SignedUserInfoWireTest {
    private static final String JWT = "application/jwt";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock).with("oten.userinfo", "true");
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    /** A response that is accepted. */
    private TokenForge valid() {
        return oten().forge()
                .claims(Map.of(
                        "iss",
                        oten().issuer().toString(),
                        "aud",
                        WireParty.CLIENT_ID,
                        "sub",
                        "user-alice",
                        "department",
                        "shoes"));
    }

    private void responding(String contentType, String body) {
        oten().answer(Endpoint.USERINFO, CannedResponse.of(200, contentType, body));
    }

    private void isAccepted(TokenForge forge) {
        responding(JWT, forge.sign());

        assertThat(party().login().claims()).containsEntry("department", "shoes");
    }

    private OtenException refusal(String body) {
        responding(JWT, body);
        OtenException failure = WireFailure.of(() -> party().login());

        assertThat(failure).isInstanceOf(OtenRejectedException.class);
        assertThat(WireFailure.wholeText(failure)).doesNotContain("shoes").doesNotContain("mallory");
        return failure;
    }

    private void isRefused(String body, String why) {
        OtenException failure = refusal(body);

        assertThat(failure.code()).isEqualTo(OtenErrorCode.USERINFO_REFUSED);
        assertThat(failure).hasMessage("UserInfo refused: " + why);
    }

    @Test
    void a_client_that_is_registered_for_signed_UserInfo_logs_in() {
        oten().register(WireParty.client().withSignedUserInfo());
        oten().customizeIdToken(claims -> {
            claims.remove("email");
            return claims;
        });

        assertThat(party().login().claims()).containsEntry("email", "alice@example.org");
        assertThat(oten().received(Endpoint.USERINFO).get(0).header("Accept"))
                .contains("application/json, application/jwt");
        assertThat(oten().count(Endpoint.JWKS)).isEqualTo(1); // the ID token's keys
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/jwt", "application/jwt; charset=UTF-8", "Application/JWT ;a=b"})
    void the_media_type_counts_without_its_parameters(String contentType) {
        responding(contentType, valid().sign());

        assertThat(party().login().claims()).containsEntry("department", "shoes");
    }

    @Test
    void the_ID_token_wins_over_it() {
        responding(JWT, valid().claim("email", "mallory@example.org").sign());

        assertThat(party().login().claims()).containsEntry("email", "alice@example.org");
    }

    @Test
    void it_may_be_for_others_besides_and_its_type_may_be_left_out() {
        isAccepted(valid().claim("aud", List.of("another", WireParty.CLIENT_ID)).withoutHeader("typ"));
    }

    @Test
    void it_may_be_as_long_as_a_plain_one() {
        isAccepted(valid().claim("groups", "g".repeat(100_000)));
    }

    @Test
    void it_may_be_signed_with_a_key_that_Oten_has_taken_since() {
        oten().register(WireParty.client().withSignedUserInfo());
        WireParty party = party();
        Secret accessToken = party.login().tokens().accessToken();
        oten().rotateSigningKey();
        oten().retireOldKeys();

        assertThat(party.userInfo().claims(accessToken, "user-alice")).containsEntry("sub", "user-alice");
        assertThat(oten().count(Endpoint.JWKS)).isEqualTo(2);
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of("iss", "https://mallory.example", "iss is not Oten's issuer"),
                Arguments.of("iss", null, "iss is not Oten's issuer"),
                Arguments.of("iss", List.of("https://mallory.example"), "iss is not Oten's issuer"),
                Arguments.of("aud", "mallory", "aud does not name this client"),
                Arguments.of("aud", null, "aud does not name this client"),
                Arguments.of("aud", List.of("mallory", "mallory-2"), "aud does not name this client"),
                Arguments.of("aud", List.of(), "aud does not name this client"),
                Arguments.of("exp", "mallory", "exp is not a time"),
                Arguments.of("nbf", "mallory", "nbf is not a time"),
                Arguments.of("iat", "mallory", "iat is not a time"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("claims")
    void wrong_claims_are_refused(String name, Object value, String why) {
        isRefused((value == null ? valid().withoutClaim(name) : valid().claim(name, value)).sign(), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp|-60|it expired PT1M ago",
                "nbf|61|it is not valid yet",
                "iat|61|it was issued in the future",
            })
    void times_count_where_they_are_there(String name, long difference, String why) {
        isRefused(valid().claim(name, now() + difference).sign(), why);
    }

    @Test
    void clocks_may_differ() {
        isAccepted(valid().claim("exp", now() - 59).claim("iat", now() + 60).claim("nbf", now() + 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-mallory", "USER-ALICE", ""})
    void another_users_is_refused(String subject) {
        assertThat(refusal(valid().claim("sub", subject).sign()).code()).isEqualTo(OtenErrorCode.USERINFO_SUBJECT);
        assertThat(refusal(valid().withoutClaim("sub").sign()).code()).isEqualTo(OtenErrorCode.USERINFO_SUBJECT);
    }

    @Test
    void a_foreign_signature_is_refused() {
        isRefused(valid().signedWithAnotherKey().sign(), "its signature does not verify");
        isRefused(valid().header("kid", "mallory").sign(), "Oten publishes no EdDSA key with its kid");
    }

    @Test
    void a_changed_claim_is_refused() {
        String[] good = valid().sign().split("\\.", -1);
        String[] other = valid().claim("email", "mallory@example.org").sign().split("\\.", -1);

        isRefused(good[0] + "." + other[1] + "." + good[2], "its signature does not verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "dpop+jwt"})
    void another_kind_of_token_is_refused(String type) {
        isRefused(valid().header("typ", type).sign(), "its typ is another kind's");
    }

    @Test
    void an_algorithm_that_ID_tokens_may_not_have_is_refused_and_the_message_says_what_to_change() {
        String advice = "; at Oten, set userinfo_signed_response_alg to what ID tokens are signed with, or remove it"
                + " from the client's registration";

        isRefused(valid().unsigned().sign(), "it is not signed: its alg is none" + advice);
        isRefused(
                valid().signedWithSecret(WireParty.SECRET).sign(),
                "signed with HS256, which is not among oten.id-token.algs or not announced by Oten" + advice);
    }

    @Test
    void an_encrypted_one_is_refused_and_the_message_says_what_to_change() {
        isRefused(
                "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y2lwaGVydGV4dA.dGFn",
                "it is encrypted, and only signed ones are supported; at Oten, remove userinfo_encrypted_response_alg"
                        + " from the client's registration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mallory", "{\"sub\":\"user-alice\"}", "a.b", "a.b.c.d", "ä.b.c"})
    void what_is_no_JWT_is_refused(String body) {
        isRefused(body, "it is not three parts of Base64url");
    }

    @Test
    void the_media_type_decides_what_it_is() {
        responding("application/json", valid().sign());

        assertThat(WireFailure.of(() -> party().login()).code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @Test
    void plain_JSON_is_accepted_as_before() {
        for (String type : List.of("application/json", "application/json; charset=utf-8")) {
            responding(type, "{\"sub\":\"user-alice\",\"department\":\"shoes\"}");

            assertThat(party().login().claims()).containsEntry("department", "shoes");
        }
    }
}
