package com.oten.jakarta.internal.logout;

import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code state} of a logout at Oten (OpenID Connect RP-Initiated Logout 1.0 sections 2 and 3): a fresh one goes along with
 * the browser, which keeps it in a sealed cookie, and what Oten brings back is compared with that. Nobody is logged in or
 * out by the result, because the session here has ended before; it tells an answer of Oten's from a link. Thread-safe.
 */
public final class LogoutState {
    /** How long a user may take at Oten. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The longest sealed state that is looked at, in characters. */
    public static final int LONGEST = 512;

    private static final String PARAMETER = "state=";
    private static final Pattern STATE = Pattern.compile("[\\w-]{43}");

    private final Sealer sealer;
    private final RandomTokens random;
    private final Clock clock;

    /**
     * Wires the parts.
     *
     * @param sealer for logouts
     * @param random makes states
     * @param clock what lifetimes are measured with
     */
    public LogoutState(Sealer sealer, RandomTokens random, Clock clock) {
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The name of the cookie, without what https adds to it.
     *
     * @return the application's own
     */
    public String cookieName() {
        return "oten-logout-" + sealer.application();
    }

    /**
     * A state for one logout.
     *
     * @return unguessable
     */
    public String fresh() {
        return random.next();
    }

    /**
     * What the browser keeps.
     *
     * @param state of the logout that begins now
     * @return cookie-safe characters
     */
    public String seal(String state) {
        return sealer.seal(state + clock.instant().getEpochSecond());
    }

    /**
     * Finds a state in a query. Ours needs no decoding, and what does not look like ours is the application's own.
     *
     * @param query as it was sent: hostile
     * @return empty if there is none that we could have made
     */
    public static Optional<String> in(String query) {
        List<String> states = Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith(PARAMETER))
                .map(parameter -> parameter.substring(PARAMETER.length()))
                .toList();
        return states.size() == 1 && STATE.matcher(states.get(0)).matches()
                ? Optional.of(states.get(0))
                : Optional.empty();
    }

    /**
     * Whether the browser that brings a state back is the one that it was given to.
     *
     * @param state from the query
     * @param sealed the cookie's value: hostile
     * @return false also if it is too old
     */
    public boolean fits(String state, String sealed) {
        return sealer.open(sealed).filter(kept -> isSame(kept, state)).isPresent();
    }

    private boolean isSame(String kept, String state) {
        int length = state.length();
        if (kept.length() <= length) {
            return false;
        }
        Instant begun = Instant.ofEpochSecond(Long.parseLong(kept.substring(length)));
        return MessageDigest.isEqual(bytes(kept.substring(0, length)), bytes(state))
                && !begun.plus(LIFETIME).isBefore(clock.instant());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
