package com.oten.jakarta.internal.web.failure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Writes a line for each failure, with the incident number that the response shows as well.
 *
 * <p>While Oten is down all logins fail with the same message, and anybody can make any number of requests that are
 * refused. Of one kind the first {@value #LINES} in {@value #SPAN_SECONDS} s ({@value #ERROR_LINES} of what the
 * operator has to fix) get a line each; those that follow share the number of the last one, and are counted. A server
 * that writes a hundred lines a second is slow for users who do not need Oten at all, and fills its disk. Thread-safe.
 */
public final class FailureLog {
    static final int LINES = 10;
    static final int ERROR_LINES = 100;
    static final int SPAN_SECONDS = 10;
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final Duration SPAN = Duration.ofSeconds(SPAN_SECONDS);
    private static final int MOST_KINDS = 50;

    /** Failures that are counted together. */
    private record Kind(OtenErrorCode code, String message, int lines) {
        /** Messages count only for outages: other messages may quote the request, and differ each time. */
        static Kind of(OtenException failure) {
            OtenErrorCode code = failure.code();
            if (failure instanceof OtenUnavailableException) {
                return new Kind(code, String.valueOf(failure.getMessage()), LINES);
            }
            return new Kind(code, "", code.level() == Level.ERROR ? ERROR_LINES : LINES);
        }
    }

    /** Failures of one kind within the span; the last line was written for {@code incident}. */
    private record Crowd(Instant since, int size, int lines, String incident, String before) {
        Crowd joined(String number) {
            return new Crowd(since, size + 1, lines, size < lines ? number : incident, "");
        }

        boolean isWritten() {
            return size <= lines;
        }

        String remark() {
            String last = size == lines ? "; more of this kind share this number for a while" : "";
            return before + last;
        }

        /** What the first line of the next crowd says about this one. */
        String account() {
            int unwritten = size - lines;
            return unwritten > 0 ? "; incident " + incident + " was shared by " + unwritten + " more" : "";
        }
    }

    private final SecureRandom random;
    private final Clock clock;
    private final Cache<Kind, Crowd> crowds = Caffeine.newBuilder()
            .maximumSize(MOST_KINDS)
            .executor(Runnable::run)
            .build();

    public FailureLog(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** Logs the failure and returns its incident number. */
    String write(OtenException failure) {
        return write(failure, "");
    }

    /** The same for what the user never sees, because the login goes on; the operator should know. */
    String write(OtenException failure, String whatFollows) {
        String remark = whatFollows.isEmpty() ? "" : "; " + whatFollows;
        Crowd crowd = crowd(Kind.of(failure));
        if (crowd.isWritten()) {
            write(failure, crowd.incident(), remark + crowd.remark());
        }
        return crowd.incident();
    }

    private Crowd crowd(Kind kind) {
        Instant now = clock.instant();
        String number = number();
        return crowds.asMap()
                .merge(
                        kind,
                        new Crowd(now, 1, kind.lines(), number, ""),
                        (crowd, first) -> now.isBefore(crowd.since().plus(SPAN))
                                ? crowd.joined(number)
                                : new Crowd(now, 1, kind.lines(), number, crowd.account()));
    }

    private static void write(OtenException failure, String incident, String remark) {
        OtenErrorCode code = failure.code();
        // passed as {0}, so that MessageFormat does not interpret braces and apostrophes in it
        LOG.log(
                code.level(),
                "{0}",
                "OTEN-" + code.slug().toUpperCase(Locale.ROOT) + " incident " + incident + ": " + failure.getMessage()
                        + "; " + code.advice() + remark);
    }

    private String number() {
        byte[] bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
