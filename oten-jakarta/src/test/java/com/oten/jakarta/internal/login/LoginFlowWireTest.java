package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.ReceivedRequest;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireBrowser;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.error.Recovery;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.request.Pkce;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins over the wire: what is sent, what comes of it, and what is refused. */
class LoginFlowWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    @Test
    void a_login_ends_with_the_user_and_the_tokens() {
        LoginResult login = party().login();

        assertThat(login.who().subject()).isEqualTo("user-alice");
        assertThat(login.who().issuer()).isEqualTo(oten().issuer().toString());
        assertThat(login.claims()).containsEntry("email", "alice@example.org");
        assertThat(login.tokens().scopes()).containsExactlyInAnyOrder("openid", "profile", "email", "offline_access");
        assertThat(login.tokens().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(login.tokens().refreshToken()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(IdTokenAlgorithm.class)
    void ID_tokens_of_every_accepted_algorithm_log_in(IdTokenAlgorithm algorithm) {
        try (OtenEmulator other =
                WireParty.emulator(clock).idTokenAlgorithm(algorithm).start()) {
            LoginResult login = WireParty.of(other, clock).login();

            assertThat(login.who().subject()).isEqualTo("user-alice");
        }
    }

    @Test
    void a_client_with_an_Ed25519_key_logs_in() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        oten().register(EmulatedClient.confidential(
                        WireParty.CLIENT_ID, WireParty.SECRET, WireParty.CALLBACK.toString())
                .withRequestKeys(jwks(pair, "shop-2026")));
        WireParty party = party().with("oten.request-object.key", pem(pair))
                .with("oten.request-object.key-id", "shop-2026")
                .with("oten.request-object.alg", "EdDSA");

        LoginResult login = party.login();

        assertThat(login.who().subject()).isEqualTo("user-alice");
        // R02
        assertThat(oten().lastRequestObject().orElseThrow().header())
                .containsEntry("alg", "EdDSA")
                .containsEntry("kid", "shop-2026");
    }

    @Test
    void a_public_client_logs_in_with_plain_parameters() {
        oten().register(EmulatedClient.withoutSecret("phone", WireParty.CALLBACK.toString()));
        WireParty party = party().changed(settings -> {
            settings.remove("oten.client-secret");
            settings.put("oten.client-type", "public");
            settings.put("oten.client-id", "phone");
        });

        LoginResult login = party.login();

        assertThat(login.who().subject()).isEqualTo("user-alice");
        assertThat(oten().lastRequestObject()).isEmpty();
        assertThat(oten().received(Endpoint.TOKEN).get(0).form()).doesNotContainKey("client_secret");
    }

    @Test
    void the_browser_carries_client_id_and_request_and_nothing_else() {
        WireParty party = party();

        party.login();

        // R01
        ReceivedRequest authorize = oten().received(Endpoint.AUTHORIZE).get(0);
        assertThat(authorize.query().keySet()).containsExactlyInAnyOrder("client_id", "request");
        assertThat(authorize.query().values())
                .allSatisfy(values -> assertThat(values).hasSize(1));
    }

    @Test
    void the_request_object_carries_what_Oten_demands() {
        WireParty party = party();

        StartedLogin login = party.start();
        party.finish(party.callback(login), login);

        // R02
        long now = clock.instant().getEpochSecond();
        var object = oten().lastRequestObject().orElseThrow();
        assertThat(object.header()).containsEntry("alg", "HS256").doesNotContainKey("kid");
        assertThat(object.claims())
                .containsOnlyKeys(
                        "iss",
                        "aud",
                        "iat",
                        "exp",
                        "jti",
                        "client_id",
                        "redirect_uri",
                        "response_type",
                        "scope",
                        "state",
                        "nonce",
                        "code_challenge",
                        "code_challenge_method")
                .containsEntry("iss", WireParty.CLIENT_ID)
                .containsEntry("aud", oten().issuer().toString())
                .containsEntry("iat", now)
                .containsEntry("exp", now + 300)
                .containsEntry("redirect_uri", WireParty.CALLBACK.toString())
                .containsEntry("state", login.transaction().state())
                .containsEntry(
                        "code_challenge", Pkce.challenge(login.transaction().codeVerifier()))
                .containsEntry("code_challenge_method", "S256");
    }

    @Test
    void the_token_call_has_exactly_the_fields_of_the_guide_and_no_Authorization_header() {
        WireParty party = party();

        StartedLogin login = party.start();
        Callback.Code callback = (Callback.Code) party.callback(login);
        party.finish(callback, login);

        // K03
        ReceivedRequest call = oten().received(Endpoint.TOKEN).get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.form())
                .isEqualTo(Map.of(
                        "grant_type", List.of("authorization_code"),
                        "code", List.of(callback.code()),
                        "redirect_uri", List.of(WireParty.CALLBACK.toString()),
                        "code_verifier", List.of(login.transaction().codeVerifier()),
                        "client_id", List.of(WireParty.CLIENT_ID),
                        "client_secret", List.of(WireParty.SECRET)));
        assertThat(call.query()).isEmpty();
        assertThat(call.header("Authorization")).isEmpty();
        assertThat(call.header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(call.header("Accept-Encoding")).contains("identity");
    }

    @Test
    void the_secret_leaves_only_to_the_token_endpoint() {
        party().with("oten.userinfo", "true").login();

        // K03
        assertThat(oten().received())
                .filteredOn(request -> request.endpoint() != Endpoint.TOKEN)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.query() + " " + request.form() + " " + request.headers())
                        .doesNotContain(WireParty.SECRET));
    }

    @Test
    void a_login_with_special_characters_in_its_secret_works() {
        String secret = "p%C3%A4ss & w=rd + schön ü 32 bytes are not enough?";
        oten().register(EmulatedClient.confidential(WireParty.CLIENT_ID, secret, WireParty.CALLBACK.toString()));

        LoginResult login = party().with("oten.client-secret", secret).login();

        assertThat(login.who().subject()).isEqualTo("user-alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "absent"})
    void the_challenge_is_S256_whatever_the_metadata_says(String said) {
        oten().metadata(document -> {
            if (said.equals("absent")) {
                document.remove("code_challenge_methods_supported");
            } else {
                document.put("code_challenge_methods_supported", List.of(said));
            }
        });

        party().login();

        // R07
        assertThat(oten().lastRequestObject().orElseThrow().claims()).containsEntry("code_challenge_method", "S256");
        assertThat(oten().received(Endpoint.TOKEN).get(0).form("code_verifier").orElseThrow())
                .matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    void every_login_has_fresh_values() {
        WireParty party = party();

        LoginTransaction one = party.start().transaction();
        LoginTransaction other = party.start().transaction();

        // R02 R07
        assertThat(Set.of(
                        one.state(),
                        one.nonce(),
                        one.codeVerifier(),
                        other.state(),
                        other.nonce(),
                        other.codeVerifier()))
                .hasSize(6);
    }

    @Test
    void what_the_application_asks_is_in_the_request_object() {
        LoginParameters asked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "login")
                .with(LoginParameter.MAX_AGE, "300")
                .with(LoginParameter.ACR_VALUES, "gold silver")
                .with(LoginParameter.LOGIN_HINT, "alice@example.org")
                .with(LoginParameter.UI_LOCALES, "de en")
                .with(LoginParameter.WORKSPACE_HINT, "blue");
        WireParty party = party();

        StartedLogin login = party.start(asked);
        party.finish(party.callback(login), login);

        assertThat(oten().lastRequestObject().orElseThrow().claims())
                .containsEntry("prompt", "login")
                .containsEntry("max_age", 300L)
                .containsEntry("login_hint", "alice@example.org")
                .containsEntry("acr_values", "gold silver")
                .containsEntry("ui_locales", "de en")
                .containsEntry("workspace_hint", "blue");
    }

    @Test
    void a_login_that_takes_long_logs_in_all_the_same() {
        WireParty party = party();

        StartedLogin login = party.start();
        clock.advance(Duration.ofMinutes(4));
        Callback callback = party.callback(login);
        clock.advance(Duration.ofMinutes(5));

        assertThat(party.finish(callback, login).who().subject()).isEqualTo("user-alice");
    }

    @Test
    void the_callback_must_come_from_the_configured_issuer() {
        WireParty party = party();
        StartedLogin login = party.start();

        for (String issuer : List.of("https://evil.example", oten().issuer() + "/", "")) {
            Map<String, String[]> back = callbackOf(login);
            back.put("iss", new String[] {issuer});

            var failure = WireFailure.of(() -> party.finish(new CallbackQuery(back).response(), login));

            // C06
            assertThat(failure).isInstanceOf(OtenRejectedException.class);
            assertThat(failure.code()).as(issuer).isEqualTo(OtenErrorCode.CALLBACK_ISSUER);
        }
        assertThat(oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void the_callback_must_name_its_issuer_where_that_is_advertised() {
        WireParty party = party();
        StartedLogin login = party.start();
        Map<String, String[]> back = callbackOf(login);
        back.remove("iss");

        var failure = WireFailure.of(() -> party.finish(new CallbackQuery(back).response(), login));

        // C06
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CALLBACK_ISSUER);
        assertThat(oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void a_callback_without_issuer_is_fine_where_none_is_advertised() {
        oten().metadata(document -> document.remove("authorization_response_iss_parameter_supported"));
        WireParty party = party();
        StartedLogin login = party.start();
        Map<String, String[]> back = callbackOf(login);

        assertThat(back).doesNotContainKey("iss");
        assertThat(party.finish(new CallbackQuery(back).response(), login).who().subject())
                .isEqualTo("user-alice");
    }

    @Test
    void a_wrong_issuer_is_refused_even_where_none_is_advertised() {
        oten().metadata(document -> document.remove("authorization_response_iss_parameter_supported"));
        WireParty party = party();
        StartedLogin login = party.start();
        Map<String, String[]> back = callbackOf(login);
        back.put("iss", new String[] {"https://evil.example"});

        var failure = WireFailure.of(() -> party.finish(new CallbackQuery(back).response(), login));

        // C06
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CALLBACK_ISSUER);
        assertThat(oten().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void a_refusal_of_another_issuer_is_not_trusted() {
        WireParty party = party();
        StartedLogin login = party.start();
        Callback refusal = new Callback.Refusal("access_denied", Optional.empty(), Optional.of("https://evil.example"));

        var failure = WireFailure.of(() -> party.finish(refusal, login));

        // C06
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CALLBACK_ISSUER);
    }

    @Test
    void a_stolen_code_does_not_fit_another_login() {
        WireParty party = party();
        StartedLogin victims = party.start();
        Callback stolen = party.callback(victims);
        StartedLogin attackers = party.start();

        var failure = WireFailure.of(() -> party.finish(stolen, attackers));

        // C07
        assertThat(failure).isInstanceOf(OtenProviderException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CODE_VERIFIER_REFUSED);
        assertThat(failure.code().recovery()).isEqualTo(Recovery.RESTART_ONCE);
        assertThat(oten().count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_code_is_good_for_one_login() {
        WireParty party = party();
        StartedLogin login = party.start();
        Callback callback = party.callback(login);
        party.finish(callback, login);

        var failure = WireFailure.of(() -> party.finish(callback, login));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.CODE_ALREADY_USED);
    }

    @Test
    void a_code_is_good_for_ten_minutes() {
        WireParty party = party();
        StartedLogin login = party.start();
        MatchedCallback matched = party.matched(party.callback(login), login);
        clock.advance(Duration.ofMinutes(11));

        var failure = WireFailure.of(() -> party.flow().finish(matched, WireParty.CALLBACK));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.CODE_EXPIRED);
    }

    @Test
    void an_ID_token_with_another_logins_nonce_is_refused() {
        assertThat(codeWithClaim("nonce", "another")).isEqualTo(OtenErrorCode.ID_TOKEN_NONCE); // C08
    }

    @Test
    void an_ID_token_whose_nonce_is_a_list_is_refused() {
        WireParty party = party();
        StartedLogin login = party.start();
        oten().customizeIdToken(claims -> {
            claims.put("nonce", List.of(login.transaction().nonce()));
            return claims;
        });

        var failure = WireFailure.of(() -> party.finish(party.callback(login), login));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_NONCE); // C08
    }

    @Test
    void an_ID_token_without_nonce_is_refused() {
        oten().customizeIdToken(claims -> {
            claims.remove("nonce");
            return claims;
        });

        assertThat(WireFailure.of(party()::login).code()).isEqualTo(OtenErrorCode.ID_TOKEN_NONCE); // C08
    }

    @Test
    void an_ID_token_of_another_issuer_is_refused() {
        assertThat(codeWithClaim("iss", "https://evil.example")).isEqualTo(OtenErrorCode.ID_TOKEN_ISSUER); // J07
    }

    @Test
    void an_ID_token_for_another_client_is_refused() {
        assertThat(codeWithClaim("aud", "blog")).isEqualTo(OtenErrorCode.ID_TOKEN_AUDIENCE); // J07
    }

    @Test
    void an_ID_token_of_last_week_is_refused() {
        long lastWeek = clock.instant().minus(Duration.ofDays(7)).getEpochSecond();

        assertThat(codeWithClaim("iat", lastWeek)).isEqualTo(OtenErrorCode.ID_TOKEN_ISSUED_AT); // J09
    }

    @Test
    void an_access_token_that_was_swapped_is_noticed() {
        assertThat(codeWithClaim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"))
                .isEqualTo(OtenErrorCode.ID_TOKEN_ACCESS_TOKEN_HASH); // J18
    }

    @Test
    void an_authentication_that_is_older_than_asked_is_refused() {
        long anHourAgo = clock.instant().minus(Duration.ofHours(1)).getEpochSecond();
        oten().customizeIdToken(claims -> {
            claims.put("auth_time", anHourAgo);
            return claims;
        });
        WireParty party = party();
        StartedLogin login = party.start(LoginParameters.NONE.with(LoginParameter.MAX_AGE, "300"));

        var failure = WireFailure.of(() -> party.finish(party.callback(login), login));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.ID_TOKEN_AUTH_TIME); // J18
    }

    @Test
    void an_authentication_class_that_was_voluntary_may_be_missed() {
        WireParty party = party();
        StartedLogin login = party.start(LoginParameters.NONE.with(LoginParameter.ACR_VALUES, "gold"));
        oten().approveAll("alice", "silver");

        LoginResult result = party.finish(callback(login), login);

        assertThat(result.claims()).containsEntry("acr", "silver");
    }

    @Test
    void an_authentication_class_that_was_demanded_and_missed_logs_nobody_in() {
        WireParty party = party();
        StartedLogin login = party.start(
                LoginParameters.NONE.with(LoginParameter.ACR_VALUES, "gold").withEssentialAcr());
        oten().approveAll("alice", "silver");

        var failure = WireFailure.of(() -> party.finish(callback(login), login));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS); // J18
    }

    @Test
    void what_is_demanded_is_demanded_of_the_login_that_takes_the_place_of_a_failed_one() {
        WireParty party = party();
        LoginParameters asked = LoginParameters.NONE
                .with(LoginParameter.PROMPT, "none")
                .with(LoginParameter.ACR_VALUES, "gold")
                .withEssentialAcr();

        StartedLogin again = party.flow().restart(party.start(asked).transaction(), WireParty.CALLBACK);

        assertThat(again.transaction().asked()).isEqualTo(asked);
    }

    @Test
    void only_the_ID_token_says_how_somebody_has_authenticated() {
        oten().add(EmulatedUser.of("alice").withClaim("amr", "made-up"));
        oten().customizeIdToken(claims -> {
            claims.remove("acr");
            claims.remove("amr");
            return claims;
        });

        LoginResult login = party().with("oten.userinfo", "true").login();

        assertThat(login.claims()).containsKey("email").doesNotContainKeys("acr", "amr");
    }

    /** As whoever has been approved. */
    private static Callback callback(StartedLogin login) {
        return new CallbackQuery(WireBrowser.follow(login.location())).response();
    }

    @Test
    void a_token_response_without_ID_token_logs_nobody_in() {
        oten().answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(
                                200, "application/json", "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}"));

        var failure = WireFailure.of(party()::login);

        assertThat(failure).isInstanceOf(OtenProviderException.class); // K01
        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_INVALID);
    }

    @Test
    void a_login_cannot_start_while_Oten_is_down() {
        WireParty party = party();
        oten().stop();

        var failure = WireFailure.of(party::start);

        assertThat(failure.code()).isEqualTo(OtenErrorCode.UNREACHABLE); // D05
    }

    @Test
    void a_restart_is_a_wholly_fresh_login() {
        WireParty party = party();
        LoginTransaction first = party.start().transaction();

        StartedLogin again = party.flow().restart(first, WireParty.CALLBACK);
        LoginResult login = party.finish(party.callback(again), again);

        // R11 C07
        assertThat(login.who().subject()).isEqualTo("user-alice");
        assertThat(again.transaction().attempt()).isEqualTo(1);
        assertThat(again.transaction().returnTo()).isEqualTo(first.returnTo());
        assertThat(again.transaction().state()).isNotEqualTo(first.state());
        assertThat(again.transaction().codeVerifier()).isNotEqualTo(first.codeVerifier());
        assertThat(again.transaction().nonce()).isNotEqualTo(first.nonce());
    }

    @Test
    void an_old_request_object_is_refused_by_Oten_and_a_fresh_one_is_not() {
        WireParty party = party();
        StartedLogin login = party.start();
        clock.advance(Duration.ofMinutes(6));

        var failure = WireFailure.of(() -> party.finish(party.callback(login), login));
        StartedLogin again = party.flow().restart(login.transaction(), WireParty.CALLBACK);

        // R11
        assertThat(failure.code()).isEqualTo(OtenErrorCode.REQUEST_OBJECT_EXPIRED);
        assertThat(failure.code().recovery()).isEqualTo(Recovery.RESTART_ONCE);
        assertThat(party.finish(party.callback(again), again).who().subject()).isEqualTo("user-alice");
    }

    @Test
    void two_logins_of_one_browser_finish_in_any_order() {
        WireParty party = party();
        StartedLogin one = party.start();
        StartedLogin two = party.start();
        Callback callbackOne = party.callback(one);
        Callback callbackTwo = party.callback(two);

        // C16
        assertThat(party.finish(callbackTwo, two).who().subject()).isEqualTo("user-alice");
        assertThat(party.finish(callbackOne, one).who().subject()).isEqualTo("user-alice");
    }

    @Test
    void a_login_that_started_on_one_node_finishes_on_another() {
        WireParty party = party();
        StartedLogin login = party.start();
        Callback callback = party.callback(login);

        LoginResult result = party.anotherNode().finish(callback, login);

        assertThat(result.who().subject()).isEqualTo("user-alice"); // L01
    }

    @Test
    void a_new_client_secret_is_taken_up_between_redirect_and_callback() {
        WireParty party = party();
        StartedLogin login = party.start();
        Callback callback = party.callback(login);
        String fresh = "another-secret-that-is-long-enough-for-HS256";
        oten().rotateSecret(WireParty.CLIENT_ID, fresh);
        party.rotate("oten.client-secret", fresh);

        assertThat(party.finish(callback, login).who().subject()).isEqualTo("user-alice");
    }

    @Test
    void a_new_client_secret_signs_the_next_request_object() {
        WireParty party = party();
        party.login();
        String fresh = "another-secret-that-is-long-enough-for-HS256";
        oten().rotateSecret(WireParty.CLIENT_ID, fresh);
        party.rotate("oten.client-secret", fresh);

        assertThat(party.login().who().subject()).isEqualTo("user-alice");
    }

    private Map<String, String[]> callbackOf(StartedLogin login) {
        oten().approveAll("alice");
        return new HashMap<>(WireBrowser.follow(login.location()));
    }

    private OtenErrorCode codeWithClaim(String name, Object value) {
        oten().customizeIdToken(claims -> {
            claims.put(name, value);
            return claims;
        });
        var failure = WireFailure.of(party()::login);
        assertThat(failure).isInstanceOf(OtenRejectedException.class);
        return failure.code();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** The last 32 bytes of the X.509 form are the key (RFC 8410 section 4). */
    private static String jwks(KeyPair pair, String kid) {
        byte[] encoded = pair.getPublic().getEncoded();
        String x = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"alg\":\"EdDSA\",\"kid\":\"" + kid
                + "\",\"x\":\"" + x + "\"}]}";
    }
}
