package com.oten.jakarta.internal.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.error.OtenErrorCode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureLogTest {
    private static final Duration SPAN = Duration.ofSeconds(FailureLog.SPAN_SECONDS);

    private final WireLog lines = WireLog.open();
    private final TestClock clock = new TestClock();
    private final FailureLog log = new FailureLog(new SecureRandom(), clock);

    @AfterEach
    void endListening() {
        lines.close();
    }

    @Test
    void lets_a_crowd_share_the_number_of_the_last_line() {
        List<String> numbers = refusals(1000);

        assertThat(new HashSet<>(numbers)).hasSize(FailureLog.LINES);
        assertThat(numbers.subList(FailureLog.LINES, 1000)).containsOnly(numbers.get(FailureLog.LINES - 1));
        assertThat(lines.ownLines()).hasSize(FailureLog.LINES);
        assertThat(lines.ownLines().get(FailureLog.LINES - 1))
                .contains(numbers.get(999))
                .endsWith("; more of this kind share this number for a while");
        assertThat(lines.ownLines().subList(0, FailureLog.LINES - 1)).noneMatch(line -> line.contains("share"));
    }

    @Test
    void tells_in_the_next_crowds_first_line_how_many_had_none() {
        String shared = refusals(350).get(349);
        clock.advance(SPAN);

        List<String> next = refusals(2);

        assertThat(next).doesNotContain(shared);
        assertThat(lines.ownLines()).hasSize(FailureLog.LINES + 2);
        assertThat(lines.ownLines().get(FailureLog.LINES))
                .contains(next.get(0))
                .endsWith("; incident " + shared + " was shared by 340 more");
        assertThat(lines.ownLines().get(FailureLog.LINES + 1)).doesNotContain("shared by");
    }

    @Test
    void writes_each_while_they_come_slowly() {
        for (int i = 0; i < 100; i++) {
            refusals(1);
            clock.advance(SPAN.dividedBy(FailureLog.LINES));
        }

        assertThat(lines.ownLines()).hasSize(100);
    }

    @Test
    void counts_another_message_as_another_crowd() {
        refusals(100);

        String other = log.write(OtenErrorCode.OTEN_DOWN.exception("something else"));

        assertThat(lines.ownLines()).last().asString().contains(other, "something else");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CROSS_SITE",
                "LOGOUT_TOKEN_REFUSED",
                "CALLBACK_UNKNOWN",
                "CALLBACK_ISSUER",
                "LOGIN_MALFORMED",
                "BEARER_REFUSED"
            })
    void does_not_write_a_line_for_each_request_that_anybody_can_make(OtenErrorCode code) {
        List<String> numbers = IntStream.range(0, 100)
                .mapToObj(i -> log.write(code.exception("refused: words of the client's, " + i)))
                .toList();

        assertThat(new HashSet<>(numbers)).hasSize(FailureLog.LINES);
        assertThat(lines.ownLines()).hasSize(FailureLog.LINES);
    }

    @Test
    void writes_a_hundred_of_what_the_operator_has_to_fix_because_it_may_be_forged_too() {
        Set<String> numbers = IntStream.range(0, 1000)
                .mapToObj(i -> log.write(OtenErrorCode.REQUEST_INVALID.exception("Oten said: " + i)))
                .collect(Collectors.toSet());

        assertThat(numbers).hasSize(FailureLog.ERROR_LINES);
        assertThat(lines.ownLines()).hasSize(FailureLog.ERROR_LINES);
    }

    @Test
    void counts_also_what_comes_at_once() {
        Set<String> numbers = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 10_000).parallel().forEach(i -> numbers.addAll(refusals(1)));
        clock.advance(SPAN);
        refusals(1);

        assertThat(numbers).hasSize(FailureLog.LINES);
        assertThat(lines.ownLines())
                .hasSize(FailureLog.LINES + 1)
                .last()
                .asString()
                .endsWith("by 9990 more");
    }

    private List<String> refusals(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> log.write(OtenErrorCode.OTEN_DOWN.exception("Oten is down; nothing was sent")))
                .toList();
    }
}
