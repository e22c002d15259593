package com.oten.jakarta.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TokenForge;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.bearer.BearerCaller;
import com.oten.jakarta.internal.login.Callback;
import com.oten.jakarta.internal.login.StartedLogin;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that ends in a slash, configured with it and without: the form of the discovery document counts. */
class IssuerWithSlashWireTest {
    private static final String AUDIENCE = "https://api.shop.example";

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(
            WireParty.emulator(clock).issuerEndsInSlash().jwtAccessTokens(AUDIENCE));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private String issuer() {
        return oten().issuer().toString();
    }

    private String withoutSlash() {
        return issuer().substring(0, issuer().length() - 1);
    }

    private WireParty party(String slash) {
        return WireParty.of(oten(), clock).changed(all -> {
            all.put("oten.issuer", withoutSlash() + slash);
            all.put("oten.bearer.mode", "jwt");
            all.put("oten.bearer.audience", AUDIENCE);
        });
    }

    @ParameterizedTest(name = "configured with \"{0}\" at the end")
    @ValueSource(strings = {"/", ""})
    void a_user_logs_in_calls_refreshes_and_is_logged_out(String slash) {
        WireParty party = party(slash);

        WireSessionStore store = party.session(); // the emulator compares aud and signs iss

        OtenSession session = store.current().orElseThrow();
        assertThat(issuer()).endsWith("/");
        assertThat(session.issuer()).isEqualTo(issuer());
        assertThat(oten().lastRequestObject().orElseThrow().claims()).containsEntry("aud", issuer());

        BearerCaller caller = party.bearerTokens()
                .caller(new Secret(party.sessions().refreshed(store).value()));
        assertThat(caller.issuer()).isEqualTo(issuer());
        assertThat(caller.subject()).isEqualTo(session.subject());

        clock.advance(Duration.ofSeconds(2));
        party.backchannel()
                .end(new Secret(oten().logoutToken(WireParty.CLIENT_ID)
                        .claim("sub", session.subject())
                        .sign()));
        assertThat(party.sessions().isOver(store.current().orElseThrow())).isTrue();
    }

    @Test
    void an_introspected_token_names_it_too() {
        WireParty party = party("").with("oten.bearer.mode", "introspection");
        Secret token = party.login().tokens().accessToken();

        assertThat(party.bearerTokens().caller(token).issuer()).isEqualTo(issuer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ""})
    void without_its_slash_it_is_another_issuer_in_a_callback(String slash) {
        WireParty party = party(slash);
        StartedLogin login = party.start();
        Callback.Code code = (Callback.Code) party.callback(login);
        assertThat(code.issuer()).contains(issuer());

        Callback.Code other = new Callback.Code(code.code(), Optional.of(withoutSlash()));

        assertThat(WireFailure.of(() -> party.finish(other, login)).code())
                .isEqualTo(OtenErrorCode.CALLBACK_ISSUER); // C06
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ""})
    void without_its_slash_it_is_another_issuer_in_every_token(String slash) {
        WireParty party = party(slash);
        oten().customizeIdToken(claims -> {
            claims.put("iss", withoutSlash());
            return claims;
        });
        TokenForge logout = oten().logoutToken(WireParty.CLIENT_ID).claim("sub", "user-alice");
        long now = clock.instant().getEpochSecond();
        TokenForge access = oten().forge()
                .header("typ", "at+jwt")
                .claims(Map.of("sub", "a", "aud", AUDIENCE, "client_id", "c", "iat", now, "exp", now + 60, "jti", "j"));

        assertThat(WireFailure.of(party::login).code()).isEqualTo(OtenErrorCode.ID_TOKEN_ISSUER);
        assertThat(WireFailure.of(() -> party.backchannel()
                        .end(new Secret(logout.claim("iss", withoutSlash()).sign()))))
                .hasMessageContaining("iss is not Oten's");
        assertThat(WireFailure.of(() -> party.bearerTokens()
                        .caller(new Secret(access.claim("iss", withoutSlash()).sign()))))
                .hasMessageContaining("iss is not Oten's");
        assertThat(party.bearerTokens()
                        .caller(new Secret(access.claim("iss", issuer()).sign()))
                        .subject())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ""})
    void sessions_and_cookies_do_not_notice_how_it_is_configured(String slash) {
        WireParty before = party(slash);
        WireSessionStore store = before.session();
        WireParty after = before.with("oten.issuer", withoutSlash() + (slash.isEmpty() ? "/" : ""));

        assertThat(after.accessToken(store)).isEqualTo(before.accessToken(store));
    }

    @Test
    void the_doctor_says_which_form_counts() {
        List<OtenFinding> same = party("/").library().doctor().examine();
        List<OtenFinding> other = party("").library().doctor().examine();

        assertThat(same)
                .noneMatch(finding ->
                        finding.verdict() == Verdict.FAILED && finding.text().startsWith("discovery"))
                .anyMatch(finding -> finding.text().equals("discovery: issuer is " + issuer() + ", as in oten.issuer"));
        assertThat(other)
                .noneMatch(finding ->
                        finding.verdict() == Verdict.FAILED && finding.text().startsWith("discovery"))
                .anyMatch(finding -> finding.verdict() == Verdict.OK
                        && finding.text()
                                .equals("discovery: issuer is " + issuer() + ", which counts; oten.issuer="
                                        + withoutSlash() + " differs in the slash at its end alone"));
    }

    @Test
    void two_slashes_are_not_one() {
        oten().metadata(document -> document.put("issuer", issuer() + "/"));

        assertThat(WireFailure.of(() -> party("").discovery().metadata()).code())
                .isEqualTo(OtenErrorCode.DISCOVERY_INVALID); // D01
    }
}
