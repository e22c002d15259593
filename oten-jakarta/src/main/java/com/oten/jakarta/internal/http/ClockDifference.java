package com.oten.jakarta.internal.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How far this machine's clock is from Oten's, by the {@code Date} header of Oten's last response (RFC 9110 section
 * 6.6.1). That header counts whole seconds, and a response takes a moment, so a difference of a few seconds says
 * nothing. Thread-safe.
 */
public final class ClockDifference {
    /** What latency and whole seconds may amount to. */
    public static final Duration NEGLIGIBLE = Duration.ofSeconds(5);

    private final Clock clock;
    /** Volatile, because responses come on any thread; the value of any recent one will do. */
    private volatile Optional<Duration> last = Optional.empty();

    /**
     * Without a difference yet.
     *
     * @param clock this machine's
     */
    public ClockDifference(Clock clock) {
        this.clock = clock;
    }

    void note(HttpHeaders headers) {
        // what a cache kept was dated when Oten wrote it (RFC 9111 section 5.1)
        if (headers.firstValue("Age").isEmpty()) {
            headers.firstValue("Date").flatMap(ClockDifference::instant).ifPresent(theirs -> {
                Instant ours = clock.instant();
                last = Optional.of(Duration.ofSeconds(ours.getEpochSecond() - theirs.getEpochSecond()));
            });
        }
    }

    /**
     * The difference at the last response.
     *
     * @return in whole seconds, positive if this machine's clock is ahead; empty as long as Oten has not sent the time
     */
    public Optional<Duration> last() {
        return last;
    }

    /**
     * The difference in words, if there is one worth mentioning.
     *
     * @return for instance {@code this machine's clock is 312 s ahead of Oten's}; empty also if the two agree
     */
    public Optional<String> inWords() {
        return last.filter(difference -> difference.abs().compareTo(NEGLIGIBLE) > 0)
                .map(difference -> "this machine's clock is " + difference.abs().toSeconds() + " s "
                        + (difference.isNegative() ? "behind" : "ahead of") + " Oten's");
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
