package com.oten.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedUser;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestClock;
import com.oten.emulator.TestParty;
import com.oten.emulator.request.RequestObjectTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an ID token says about how and when its user has authenticated, and when they must do so again. */
class StepUpTest {
    private static final long START = TestClock.START.getEpochSecond();

    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private OtenEmulator oten;
    private TestParty party;

    @BeforeEach
    void visit(OtenEmulator emulator) {
        oten = emulator;
        party = new TestParty(emulator);
    }

    private HttpResponse<String> authorize(String name, Object value) {
        return party.authorize(claims -> claims.put(name, value));
    }

    private Map<String, Object> loggedIn(HttpResponse<String> page) {
        HttpResponse<String> next = party.browser.press(page, "user", "alice");
        return party.idToken(next.statusCode() == 200 ? party.browser.press(next, "decision", "allow") : next);
    }

    @Nested
    class At_the_pages {
        @Test
        void a_login_reaches_what_is_asked_for_first() {
            assertThat(loggedIn(authorize("acr_values", "gold silver"))).containsEntry("acr", "gold");
        }

        @Test
        void a_login_that_asks_for_nothing_reaches_the_usual_class() {
            assertThat(loggedIn(party.authorize())).containsEntry("acr", "1");
        }

        @Test
        void a_session_without_the_class_is_not_enough_but_goes_on_afterwards() {
            Map<String, Object> before = loggedIn(party.authorize());
            oten.advance(Duration.ofSeconds(10));

            HttpResponse<String> page = party.authorize(later(10, claims -> claims.put("acr_values", "gold")));
            Map<String, Object> after = loggedIn(page);

            assertThat(after)
                    .containsEntry("acr", "gold")
                    .containsEntry("auth_time", START + 10)
                    .containsEntry("sid", before.get("sid"));
        }

        @Test
        void a_session_with_one_of_the_classes_is_enough() {
            loggedIn(authorize("acr_values", "gold"));

            HttpResponse<String> again = authorize("acr_values", "platinum gold");

            assertThat(party.idToken(again)).containsEntry("acr", "gold");
        }

        @Test
        void a_class_that_was_reached_before_stays_reached() {
            loggedIn(party.authorize());
            loggedIn(authorize("acr_values", "gold"));

            assertThat(party.idToken(authorize("acr_values", "1"))).containsEntry("acr", "1");
            assertThat(party.idToken(party.authorize())).containsEntry("acr", "gold");
        }

        @Test
        void a_silent_request_for_more_needs_interaction() {
            loggedIn(party.authorize());

            HttpResponse<String> refused = party.authorize(claims -> {
                claims.put("acr_values", "gold");
                claims.put("prompt", "none");
            });

            RequestObjectTest.assertRefused(refused, "interaction_required", "The user must interact with Oten");
        }

        @Test
        void nobody_is_asked_in_vain_for_a_class_out_of_reach() {
            oten.add(EmulatedUser.of("alice").withAcrs("bronze", "silver"));
            assertThat(loggedIn(authorize("acr_values", "gold"))).containsEntry("acr", "bronze");

            assertThat(party.idToken(authorize("acr_values", "gold"))).containsEntry("acr", "bronze");
        }

        @Test
        void somebody_else_begins_a_session_of_their_own() {
            Map<String, Object> alice = loggedIn(party.authorize());

            HttpResponse<String> page = authorize("prompt", "select_account");
            HttpResponse<String> consent = party.browser.press(page, "user", "bob");
            Map<String, Object> bob = party.idToken(party.browser.press(consent, "decision", "allow"));

            assertThat(bob).containsEntry("sub", "user-bob");
            assertThat(bob.get("sid")).isNotEqualTo(alice.get("sid"));
        }
    }

    @Nested
    class Approved {
        @Test
        void a_login_reaches_what_the_test_has_said(OtenEmulator oten) {
            oten.approveAll("alice", "silver");

            assertThat(party.idToken(authorize("acr_values", "gold"))).containsEntry("acr", "silver");
        }

        @Test
        void a_person_steps_up_without_pages(OtenEmulator oten) {
            oten.approveAll("alice", "silver", "gold");
            Map<String, Object> before = party.idToken(party.authorize());
            oten.advance(Duration.ofSeconds(10));

            Map<String, Object> after =
                    party.idToken(party.authorize(later(10, claims -> claims.put("acr_values", "gold"))));

            assertThat(before).containsEntry("acr", "silver").containsEntry("auth_time", START);
            assertThat(after)
                    .containsEntry("acr", "gold")
                    .containsEntry("auth_time", START + 10)
                    .containsEntry("sid", before.get("sid"));
        }

        @Test
        void a_login_is_new_only_when_the_last_is_too_old(OtenEmulator oten) {
            oten.approveAll("alice");
            party.idToken(party.authorize());
            oten.advance(Duration.ofSeconds(60));

            HttpResponse<String> young = party.authorize(later(60, claims -> claims.put("max_age", 60)));
            HttpResponse<String> old = party.authorize(later(60, claims -> claims.put("max_age", 59)));

            assertThat(party.idToken(young)).containsEntry("auth_time", START);
            assertThat(party.idToken(old)).containsEntry("auth_time", START + 60);
        }

        @Test
        void a_refresh_says_when_the_person_has_authenticated(OtenEmulator oten) {
            Map<String, Object> tokens = party.tokens("openid offline_access");
            oten.advance(Duration.ofSeconds(60));

            Map<String, Object> refreshed =
                    TestParty.json(party.token(TestParty.refreshRequest((String) tokens.get("refresh_token"))));

            assertThat(TestParty.idToken(refreshed))
                    .containsEntry("auth_time", START)
                    .containsEntry("sid", TestParty.idToken(tokens).get("sid"));
        }
    }

    private static Consumer<Map<String, Object>> later(long seconds, Consumer<Map<String, Object>> change) {
        return claims -> {
            claims.put("iat", START + seconds);
            claims.put("exp", START + seconds + 300);
            change.accept(claims);
        };
    }
}
