package com.oten.jakarta.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.seal.Sealer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Login transactions as cookies, without the cookies: names and sealed values. Each transaction has a cookie of its own,
 * named after its minute and a hash of its state, so that tabs do not disturb each other, a callback opens exactly one, and
 * the oldest can be found without opening any. With https the name has the prefix {@code __Host-}, which no sibling
 * domain can set (RFC 6265bis section 4.1.3.2). Thread-safe.
 */
public final class TransactionCookies {
    /** How many logins one browser may have under way; more would make requests too big for servers. */
    public static final int MOST = 5;

    /** Foreign cookies under our name must not make the answer longer than servers allow. */
    private static final int MOST_REMOVED = 10;

    /** The longest sealed transaction that is looked at, in characters. */
    public static final int LONGEST = 2_048;

    private static final String NAME = "oten-tx-";
    private static final String HOST_PREFIX = "__Host-";
    private static final Pattern STATE = Pattern.compile("[\\w-]{43}");

    private final Sealer sealer;
    private final Duration lifetime;
    private final Duration skew;
    private final Clock clock;

    /**
     * Wires the store.
     *
     * @param sealer for transactions
     * @param lifetime how long a login may take
     * @param skew how far another node's clock may be ahead
     * @param clock what lifetimes are measured with
     */
    public TransactionCookies(Sealer sealer, Duration lifetime, Duration skew, Clock clock) {
        this.sealer = sealer;
        this.lifetime = lifetime;
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * The cookie's name.
     *
     * @param transaction what it will hold
     * @param isSecure whether the application is reached by https
     * @return at most 60 characters
     */
    public String name(LoginTransaction transaction, boolean isSecure) {
        String minute = Long.toString(transaction.startedAt().getEpochSecond() / 60, 36);
        return prefix(isSecure) + minute + suffix(transaction.state());
    }

    /**
     * The cookie's value. What would not fit loses its return URL: the login then ends at the front page.
     *
     * @param transaction what it holds
     * @return cookie-safe characters
     * @throws com.oten.jakarta.error.OtenConfigurationException if it is too long all the same
     */
    public String seal(LoginTransaction transaction) {
        String sealed = sealer.seal(transaction.toJson());
        if (sealed.length() > LONGEST) {
            sealed = sealer.seal(transaction.returningTo("").toJson());
        }
        if (sealed.length() > LONGEST) {
            throw OtenErrorCode.CONFIGURATION.exception("a login with these parameters does not fit into a cookie of "
                    + LONGEST + " characters: shorten the login hint or the UI locales");
        }
        return sealed;
    }

    /**
     * Finds the cookie of a callback by its name alone.
     *
     * @param state from the callback: hostile
     * @param names all cookies of the browser
     * @param isSecure whether the application is reached by https; then cookies without the prefix are not looked at
     * @return its name
     */
    public Optional<String> find(String state, Collection<String> names, boolean isSecure) {
        if (!STATE.matcher(state).matches()) {
            return Optional.empty();
        }
        String end = suffix(state);
        return names.stream()
                .filter(name -> name.startsWith(prefix(isSecure)) && name.endsWith(end))
                .findFirst();
    }

    /**
     * Opens the transaction of a callback.
     *
     * @param state from the callback
     * @param name the cookie's name
     * @param value the cookie's value: hostile
     * @return the transaction
     * @throws com.oten.jakarta.error.OtenRejectedException if it is not ours, tampered with, moved to another name, too
     *     old, or from the future
     */
    public LoginTransaction open(String state, String name, String value) {
        LoginTransaction transaction = sealer.open(value)
                .flatMap(LoginTransaction::fromJson)
                .filter(opened -> isSame(opened.state(), state))
                .filter(opened -> name.endsWith(suffix(opened.state())))
                .orElseThrow(TransactionCookies::unknown);
        Instant now = clock.instant();
        if (transaction.startedAt().plus(lifetime).isBefore(now)
                || transaction.startedAt().isAfter(now.plus(skew))) {
            throw OtenErrorCode.CALLBACK_EXPIRED.exception("the login was started at " + transaction.startedAt()
                    + ", which is not within the last " + lifetime + " (oten.login.lifetime)");
        }
        return transaction;
    }

    /**
     * What a callback without a transaction is answered with; the same for missing and for damaged ones.
     *
     * @return to be thrown
     */
    public static RuntimeException unknown() {
        return OtenErrorCode.CALLBACK_UNKNOWN.exception("no login of this browser belongs to this callback");
    }

    /**
     * Which cookies have to go before another one is set.
     *
     * @param names all cookies of the browser
     * @param isSecure whether the application is reached by https
     * @return the oldest ones beyond the cap, and what has outlived the longest login; at most ten
     */
    public List<String> surplus(Collection<String> names, boolean isSecure) {
        List<String> ours = names.stream()
                .filter(name -> name.startsWith(prefix(isSecure)))
                .sorted(Comparator.comparingLong(name -> minute(name, isSecure)))
                .toList();
        long outlived = clock.instant().minus(lifetime).getEpochSecond() / 60;
        int surplus = Math.max(0, ours.size() - (MOST - 1));
        return IntStream.range(0, ours.size())
                .filter(i -> i < surplus || minute(ours.get(i), isSecure) < outlived)
                .mapToObj(ours::get)
                .limit(MOST_REMOVED)
                .toList();
    }

    private static long minute(String name, boolean isSecure) {
        int begin = prefix(isSecure).length();
        int end = name.indexOf('-', begin);
        try {
            return end < 0 ? 0 : Long.parseLong(name.substring(begin, end), 36);
        } catch (NumberFormatException e) {
            return 0; // not ours, whoever set it: the first to go
        }
    }

    private static String prefix(boolean isSecure) {
        return isSecure ? HOST_PREFIX + NAME : NAME;
    }

    /** The state itself must not be readable in a name that ends in logs. */
    private static String suffix(String state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
