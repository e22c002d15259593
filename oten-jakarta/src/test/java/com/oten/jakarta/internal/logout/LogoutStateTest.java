package com.oten.jakarta.internal.logout;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.SealKeys.Purpose;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S07: the state of a logout, and what is not one. */
class LogoutStateTest {
    private static final String OTHER = "A".repeat(43);

    private final TestClock clock = new TestClock();
    private final SealKeys keys = new SealKeys(TestSettings.valid().read(), "", new SecureRandom(), clock);
    private final LogoutState state = state(Purpose.LOGOUT);
    private final String fresh = state.fresh();
    private final String sealed = state.seal(fresh);

    private LogoutState state(Purpose purpose) {
        return new LogoutState(
                new Sealer(keys, purpose, LogoutState.LONGEST), new RandomTokens(new SecureRandom()), clock);
    }

    @Test
    void what_comes_back_fits() {
        assertThat(state.fits(fresh, sealed)).isTrue();
    }

    @Test
    void each_logout_has_a_state_of_its_own() {
        assertThat(state.fresh()).isNotEqualTo(fresh).matches("[\\w-]{43}");
    }

    @Test
    void the_state_cannot_be_read_in_the_cookie() {
        assertThat(sealed).doesNotContain(fresh).matches("[\\w.-]+").hasSizeLessThan(LogoutState.LONGEST);
    }

    @Test
    void the_state_of_another_logout_does_not_fit() {
        assertThat(state.fits(OTHER, sealed)).isFalse();
        assertThat(state.fits(fresh, state.seal(OTHER))).isFalse();
    }

    @Test
    void a_state_fits_for_ten_minutes() {
        clock.advance(Duration.ofMinutes(10));
        assertThat(state.fits(fresh, sealed)).isTrue();

        clock.advance(Duration.ofSeconds(1));

        assertThat(state.fits(fresh, sealed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a..b.c.d", "null"})
    void a_damaged_cookie_fits_nothing(String cookie) {
        assertThat(state.fits(fresh, cookie)).isFalse();
    }

    @Test
    void what_was_sealed_for_another_purpose_fits_nothing() {
        assertThat(state.fits(fresh, state(Purpose.TRANSACTION).seal(fresh))).isFalse();
    }

    @Test
    void finds_the_state_in_a_query() {
        assertThat(LogoutState.in("state=" + fresh)).contains(fresh);
        assertThat(LogoutState.in("a=b&state=" + fresh + "&c")).contains(fresh);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "state",
                "state=",
                "state=open",
                "a=b",
                "xstate=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%41",
                "state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void leaves_what_is_the_application_s_own_alone(String query) {
        assertThat(LogoutState.in(query)).isEmpty();
    }
}
