package com.oten.jakarta.internal.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the discovery document is not asked for after a response that says when to come again (K06). */
class DiscoveryRetryAfterWireTest {
    private static final Duration INSTANT = Duration.ofMillis(1);

    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return WireParty.of(oten(), clock);
    }

    private void respond(int status, String retryAfter) {
        oten().answer(
                        Endpoint.DISCOVERY,
                        CannedResponse.of(status, "text/html", "maintenance").header("Retry-After", retryAfter));
    }

    private long fetches() {
        return oten().count(Endpoint.DISCOVERY);
    }

    private static OtenUnavailableException failure(WireParty party) {
        return (OtenUnavailableException) WireFailure.of(() -> party.discovery().metadata());
    }

    /** Nobody is asked just before that time has passed, and somebody is when it has. */
    private void isAskedAgainAfter(Duration pause, WireParty party) {
        long before = fetches();
        clock.advance(pause.minus(INSTANT));
        failure(party);
        assertThat(fetches()).as("before %s", pause).isEqualTo(before);

        clock.advance(INSTANT);
        party.discovery().metadata();
        assertThat(fetches()).as("after %s", pause).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"429|120|PT2M", "503|120|PT2M", "503|3600|PT1H", "503|Sun, 01 Mar 2026 12:30:00 GMT|PT30M"})
    void Oten_is_not_asked_again_before_it_wants_to_be(int status, String retryAfter, Duration wait) {
        respond(status, retryAfter);
        WireParty party = party();

        OtenUnavailableException first = failure(party);

        assertThat(first.code()).isEqualTo(OtenErrorCode.TEMPORARILY_UNAVAILABLE);
        assertThat(first.retryAfter()).contains(wait.plusSeconds(1)); // not a moment too soon
        clock.advance(Duration.ofSeconds(20));
        assertThat(failure(party).retryAfter()).contains(wait.minusSeconds(19));
        clock.advance(Duration.ofSeconds(-20));
        isAskedAgainAfter(wait, party);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "-1",
                "1.5",
                "",
                "99999999999999999999",
                "Sun, 01 Mar 2026 11:59:00 GMT",
                "0",
                "4",
                "Sun, 01 Mar 2026 12:00:03 GMT"
            })
    void what_makes_no_sense_or_is_sooner_than_the_usual_pause_changes_nothing(String retryAfter) {
        respond(503, retryAfter);
        WireParty party = party();

        assertThat(failure(party).retryAfter()).contains(Duration.ofSeconds(6));
        isAskedAgainAfter(Duration.ofSeconds(5), party);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3601", "86400", "999999999", "Tue, 01 Jan 2036 00:00:00 GMT"})
    void no_pause_is_longer_than_an_hour(String retryAfter) {
        respond(503, retryAfter);
        WireParty party = party();

        assertThat(failure(party).retryAfter()).contains(Duration.ofSeconds(3_601));
        isAskedAgainAfter(Duration.ofHours(1), party);
    }

    @Test
    void a_long_pause_does_not_lengthen_the_next_one() {
        respond(503, "1800");
        respond(503, "");
        WireParty party = party();
        failure(party);
        clock.advance(Duration.ofMinutes(30));
        failure(party);

        assertThat(fetches()).isEqualTo(2);
        isAskedAgainAfter(Duration.ofSeconds(10), party);
    }

    @Test
    void a_remembered_document_is_served_meanwhile_and_fetched_again_afterwards() {
        WireParty party = party();
        party.discovery().metadata();
        respond(503, "600");
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        try (WireLog log = WireLog.open()) {
            party.discovery().metadata();
            WireWait.until(() -> log.lines().stream().anyMatch(line -> line.contains("asked again in PT10M")));
        }

        clock.advance(Duration.ofMinutes(10).minus(INSTANT));
        assertThat(party.discovery().metadata().issuer())
                .isEqualTo(oten().issuer().toString());
        assertThat(fetches()).isEqualTo(2);

        clock.advance(INSTANT);
        WireWait.until(() -> {
            party.discovery().metadata(); // the failed fetch may be ending only now
            return fetches() == 3;
        });
    }

    @Test
    void the_time_is_written_into_the_log_and_the_response_to_a_login_carries_it() {
        respond(503, "120");
        WireParty party = party();
        try (WireLog log = WireLog.open()) {
            var failure = WireFailure.of(party::start);

            assertThat(((OtenUnavailableException) failure).retryAfter()).contains(Duration.ofSeconds(121));
            assertThat(log.ownLines())
                    .filteredOn(line -> line.contains("WARNING"))
                    .singleElement()
                    .asString()
                    .contains("asked again in PT2M at the earliest");
        }
    }
}
