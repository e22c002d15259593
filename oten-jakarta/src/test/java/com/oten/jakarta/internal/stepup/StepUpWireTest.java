package com.oten.jakarta.internal.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.internal.session.OtenSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who meets a demand for a recent authentication, as time goes by. */
class StepUpWireTest {
    private static final StepUpDemand AT_ONCE = new StepUpDemand(List.of(), Optional.of(Duration.ZERO));

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension oten = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenSession session() {
        return WireParty.of(oten.emulator(), clock).session().current().orElseThrow();
    }

    @Test
    void a_login_that_asked_for_it_has_met_it_for_a_moment_and_then_ages() {
        OtenSession session = session();
        clock.advance(Duration.ofSeconds(29));
        assertThat(isMet(session.meeting(Duration.ZERO))).isTrue();

        clock.advance(Duration.ofSeconds(1));

        assertThat(isMet(session.meeting(Duration.ZERO))).isFalse();
    }

    @Test
    void a_login_that_asked_for_less_or_for_nothing_has_not_met_it() {
        OtenSession session = session();
        clock.advance(Duration.ofSeconds(1));

        assertThat(isMet(session)).isFalse();
        assertThat(isMet(session.meeting(Duration.ofSeconds(1)))).isFalse();
    }

    @Test
    void an_authentication_is_as_old_as_the_clocks_allow() {
        OtenSession session = session();
        clock.advance(Duration.ofSeconds(60));

        assertThat(AT_ONCE.isMetBy(session, clock.instant(), Duration.ofSeconds(60)))
                .isTrue();
        assertThat(AT_ONCE.isMetBy(session, clock.instant(), Duration.ofSeconds(59)))
                .isFalse();
    }

    private boolean isMet(OtenSession session) {
        return AT_ONCE.isMetBy(session, clock.instant(), Duration.ZERO);
    }
}
