package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.internal.config.HttpConfig;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is learned of Oten's clock from its responses (R11). */
class ClockDifferenceTest {
    private static final String AT_START = "Sun, 01 Mar 2026 12:00:00 GMT";

    private final TestClock clock = new TestClock();
    private final ClockDifference clocks = new ClockDifference(clock);

    @Test
    void knows_nothing_before_the_first_response() {
        assertThat(clocks.last()).isEmpty();
        assertThat(clocks.inWords()).isEmpty();
    }

    @Test
    void says_how_far_ahead_this_machine_is() {
        clock.advance(Duration.ofSeconds(312));

        clocks.note(headers(Map.of("Date", List.of(AT_START))));

        assertThat(clocks.last()).contains(Duration.ofSeconds(312));
        assertThat(clocks.inWords()).contains("this machine's clock is 312 s ahead of Oten's");
    }

    @Test
    void says_how_far_behind_this_machine_is() {
        clock.advance(Duration.ofMinutes(-10));

        clocks.note(headers(Map.of("Date", List.of(AT_START))));

        assertThat(clocks.inWords()).contains("this machine's clock is 600 s behind Oten's");
    }

    @Test
    void has_no_words_for_a_few_seconds() {
        clock.advance(Duration.ofSeconds(5));

        clocks.note(headers(Map.of("Date", List.of(AT_START))));

        assertThat(clocks.last()).contains(Duration.ofSeconds(5));
        assertThat(clocks.inWords()).isEmpty();
    }

    @Test
    void takes_the_newest_response() {
        clock.advance(Duration.ofSeconds(100));
        clocks.note(headers(Map.of("Date", List.of(AT_START))));
        clock.set(TestClock.START);

        clocks.note(headers(Map.of("Date", List.of(AT_START))));

        assertThat(clocks.last()).contains(Duration.ZERO);
    }

    @Test
    void leaves_out_responses_without_a_usable_date_and_those_of_caches() {
        clocks.note(headers(Map.of()));
        clocks.note(headers(Map.of("Date", List.of("yesterday"))));
        clocks.note(headers(Map.of("Date", List.of(AT_START), "Age", List.of("900"))));

        assertThat(clocks.last()).isEmpty();
    }

    @Test
    void is_updated_by_every_response() {
        HttpConfig config = new HttpConfig(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Optional.empty(), Optional.empty(), 50, List.of());
        Http http = new Http(config, clock);
        clock.advance(Duration.ofSeconds(60));
        try (WireServer oten = WireServer.saying(
                WireServer.response("HTTP/1.1 503 Service Unavailable\r\nDate: " + AT_START, "down"))) {
            Http.join(http.get(oten.uri("/"), 1_000));
        }

        assertThat(http.clocks().last()).contains(Duration.ofSeconds(60));
    }

    private static HttpHeaders headers(Map<String, List<String>> headers) {
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
