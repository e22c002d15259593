package com.oten.jakarta.internal.login;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.Sha256;
import com.oten.jakarta.internal.text.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names and sealed values of the cookies that hold login transactions. A browser has a fixed number of them, one
 * for each {@link CookieSlot}, whatever it opens at once: together they stay below the 8 KB that servers and proxies
 * accept. The name says whose application it is and which slot. The value begins with the second in which the login was
 * started and a hash of its state: the oldest is found, and a callback of another login recognised, without opening
 * any. With https the name has the prefix {@code __Host-}, which no sibling domain can set (RFC 6265bis section
 * 4.1.3.2). Thread-safe.
 */
public final class TransactionCookies {
    /** The longest value that is written or read, in characters. */
    public static final int LONGEST = 1_200;

    private static final String NAME = "oten-tx-";
    private static final String HOST_PREFIX = "__Host-";
    private static final char END = '.';

    private final Sealer sealer;
    private final Duration lifetime;
    private final Duration skew;
    private final Clock clock;
    /** Tabs that open at once send no cookie yet: assigned in turn, their slots do not collide. */
    private final AtomicInteger turn;

    private final LostPages lost = new LostPages();

    /**
     * Values that are sealed, and expire with the login.
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
        this.turn = new AtomicInteger((int) clock.millis()); // nodes that start together begin with different slots
    }

    /**
     * The place for another login: a free slot, else that of the oldest login, which is dropped.
     *
     * @param values of the browser's cookies, by name
     * @param isSecure whether the application is reached by https
     * @return any of them if several will do
     */
    public LoginPlace next(Map<String, String> values, boolean isSecure) {
        int first = Math.floorMod(turn.getAndIncrement(), CookieSlot.COUNT);
        CookieSlot next = IntStream.range(0, CookieSlot.COUNT)
                .mapToObj(i -> new CookieSlot((first + i) % CookieSlot.COUNT))
                .min(Comparator.comparingLong(slot -> startedAt(values.getOrDefault(name(slot, isSecure), ""))))
                .orElseThrow();
        String value = values.getOrDefault(name(next, isSecure), "");
        return new LoginPlace(next, underWay(value).map(DroppedLogins::with).orElse(DroppedLogins.NONE));
    }

    /**
     * Whether a later login of the same browser took the slot of a callback's login. Only a cookie that is sealed says so.
     *
     * @param state from the callback, untrusted
     * @param value of the cookie of its slot, untrusted
     * @return false if the callback may as well be another browser's
     */
    public boolean isDropped(String state, String value) {
        return underWay(value).filter(later -> later.dropped().contains(state)).isPresent();
    }

    /**
     * The name of a slot's cookie.
     *
     * @param slot which
     * @param isSecure whether the application is reached by https; then cookies without the prefix are ignored
     * @return at most 30 characters
     */
    public String name(CookieSlot slot, boolean isSecure) {
        return prefixed(NAME + sealer.application() + "-" + slot.number(), isSecure);
    }

    /**
     * The name of any cookie of the library's.
     *
     * @param name without the prefix
     * @param isSecure whether browsers reach the application by https; only then do they take the prefix
     * @return with it, if that is so
     */
    public static String prefixed(String name, boolean isSecure) {
        return isSecure ? HOST_PREFIX + name : name;
    }

    /**
     * The cookie's value. If it is too long, it is packed; then the hints are left out, which only a restart would
     * repeat, and the logins that were dropped; then the return URL: the login then ends at the front page, and the log
     * says so.
     *
     * @param transaction what it holds
     * @return cookie-safe characters
     * @throws com.oten.jakarta.error.OtenConfigurationException if it is still too long
     */
    public String seal(LoginTransaction transaction) {
        LoginTransaction plain = transaction.essentials();
        return Stream.of(transaction, plain)
                .flatMap(this::values)
                .filter(value -> value.length() <= LONGEST)
                .findFirst()
                .orElseGet(() -> withoutPage(plain));
    }

    private String withoutPage(LoginTransaction transaction) {
        String value = values(transaction.returningTo(""))
                .filter(shorter -> shorter.length() <= LONGEST)
                .findFirst()
                .orElseThrow(() -> OtenErrorCode.CONFIGURATION.exception(
                        "a login with these parameters does not fit into a cookie of " + LONGEST
                                + " characters: shorten the acr values"));
        lost.log(transaction.returnTo(), "does not fit into the cookie of a login, which holds about 1,200");
        return value;
    }

    /** Plain, as older nodes of a cluster read it, and packed. */
    private Stream<String> values(LoginTransaction transaction) {
        String json = transaction.toJson();
        String label = label(transaction);
        return Stream.<Supplier<String>>of(
                        () -> sealer.seal(json),
                        () -> sealer.seal(Packing.packed(json)).text())
                .map(form -> label + form.get());
    }

    /**
     * Whether a cookie claims to be of a certain login; a callback ignores those of others.
     *
     * @param state from the callback, untrusted
     * @param value of the cookie of its slot, untrusted
     * @return true if it is worth opening
     */
    public boolean isOf(String state, String value) {
        int begin = value.indexOf(END) + 1;
        return begin > 0 && value.startsWith(hash(state) + END, begin);
    }

    /**
     * Puts a callback and the login that it belongs to together.
     *
     * @param query of the callback, untrusted
     * @param value of the cookie of its slot, untrusted
     * @return what {@link LoginFlow#finish} takes
     * @throws com.oten.jakarta.error.OtenRejectedException as {@link #open} does
     */
    public MatchedCallback match(CallbackQuery query, String value) {
        return new MatchedCallback(query, open(query.state(), value));
    }

    /**
     * Opens the transaction of a callback.
     *
     * @param state from the callback
     * @param value of the cookie of its slot, untrusted
     * @return the transaction
     * @throws com.oten.jakarta.error.OtenRejectedException if it is not ours, tampered with, of another login, too old, or
     *     from the future
     */
    LoginTransaction open(String state, String value) {
        LoginTransaction transaction =
                opened(value).filter(opened -> isSame(opened.state(), state)).orElseThrow(TransactionCookies::unknown);
        Instant now = clock.instant();
        if (transaction.startedAt().plus(lifetime).isBefore(now)
                || transaction.startedAt().isAfter(now.plus(skew))) {
            throw OtenErrorCode.CALLBACK_EXPIRED.exception("the login was started at " + transaction.startedAt()
                    + ", which is not within the last " + lifetime + " (oten.login.lifetime)");
        }
        return transaction;
    }

    private Optional<LoginTransaction> underWay(String value) {
        return startedAt(value) == 0 ? Optional.empty() : opened(value);
    }

    /** Empty if it is not ours, or tampered with. */
    private Optional<LoginTransaction> opened(String value) {
        int sealed = value.indexOf(END, value.indexOf(END) + 1) + 1;
        return sealer.openBytes(value.substring(sealed))
                .flatMap(Packing::text)
                .flatMap(LoginTransaction::fromJson)
                .filter(opened -> CookieSlot.of(opened.state()).isPresent())
                .filter(opened -> label(opened).equals(value.substring(0, sealed)));
    }

    /**
     * The exception for a callback without a transaction; the same for missing and for damaged ones.
     *
     * @return to be thrown
     */
    public static RuntimeException unknown() {
        return OtenErrorCode.CALLBACK_UNKNOWN.exception("no login of this browser belongs to this callback");
    }

    private static String label(LoginTransaction transaction) {
        return Long.toString(transaction.startedAt().getEpochSecond(), 36) + END + hash(transaction.state()) + END;
    }

    /** The state itself must not be readable in what may end up in logs. */
    static String hash(String state) {
        byte[] hash = Sha256.of(state.getBytes(StandardCharsets.UTF_8));
        return Base64Url.encode(Arrays.copyOf(hash, 16));
    }

    /** What is missing, not ours, expired or from the future counts as older than every valid one. */
    private long startedAt(String value) {
        int split = value.indexOf(END);
        try {
            long second = split < 0 ? 0 : Long.parseLong(value.substring(0, split), 36);
            Instant now = clock.instant();
            boolean isUnderWay = second >= now.minus(lifetime).getEpochSecond()
                    && second <= now.plus(skew).getEpochSecond();
            return isUnderWay ? second : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isSame(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
