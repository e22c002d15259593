package com.oten.jakarta.internal.login;

import com.oten.jakarta.internal.seal.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts logins in a row that have been finished without leaving a session behind: a browser that comes back without
 * one right after a login would be sent to Oten again and again. The count is kept in a sealed cookie that is set when
 * a login is finished, lives for a minute and is read only when a login starts; between the two it is part of the
 * transaction, however long the user takes at Oten. Thread-safe.
 */
public final class LoginRounds {
    /** How many logins in a row may be finished; the next one does not start. */
    public static final int MOST = 2;

    /** Longer than a browser takes from the callback to the page. */
    public static final Duration LIFETIME = Duration.ofMinutes(1);

    /** The longest sealed count that is read, in characters. */
    public static final int LONGEST = 256;

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})@([0-9]{1,12})");

    private final Sealer sealer;
    private final Duration skew;
    private final Clock clock;

    /**
     * Counts that are sealed.
     *
     * @param sealer for counts
     * @param skew how far another node's clock may be behind
     * @param clock what the lifetime is measured with
     */
    public LoginRounds(Sealer sealer, Duration skew, Clock clock) {
        this.sealer = sealer;
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * The name of the cookie.
     *
     * @param isSecure whether the application is reached by https; then only it can set the cookie
     * @return one per application
     */
    public String cookieName(boolean isSecure) {
        return TransactionCookies.prefixed("oten-round-" + sealer.application(), isSecure);
    }

    /**
     * The value of the cookie.
     *
     * @param rounds logins in a row, the one that is finished now included
     * @return cookie-safe characters
     */
    public String seal(int rounds) {
        return sealer.seal(rounds + "@" + clock.instant().getEpochSecond());
    }

    /**
     * How many logins in a row were finished just now.
     *
     * @param value of the cookie: untrusted
     * @return zero if it is missing, not ours or has expired
     */
    public int open(String value) {
        return sealer.open(value)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .filter(form -> isFresh(Instant.ofEpochSecond(Long.parseLong(form.group(2)))))
                .map(form -> Integer.parseInt(form.group(1)))
                .orElse(0);
    }

    /** Another node's clock may be ahead by anything: what is ours and of the future is fresh, or there would be a loop. */
    private boolean isFresh(Instant finished) {
        return !finished.plus(LIFETIME).plus(skew).isBefore(clock.instant());
    }
}
