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
 * The {@code state} of a logout at Oten (OpenID Connect RP-Initiated Logout 1.0 sections 2 and 3): a new one is sent to
 * Oten and stored in a sealed cookie, and the state that comes back is compared with that. The result logs no user in
 * or out, because the session here has ended before; it distinguishes a redirect from Oten from a link. Thread-safe.
 */
public final class LogoutState {
    /** How long a user may take at Oten. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** The longest sealed state that is read, in characters. */
    public static final int LONGEST = 512;

    private static final String PARAMETER = "state=";
    private static final Pattern STATE = Pattern.compile("[\\w-]{43}");

    private final Sealer sealer;
    private final RandomTokens random;
    private final Clock clock;

    public LogoutState(Sealer sealer, RandomTokens random, Clock clock) {
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
    }

    /**
     * The name of the cookie, without the prefix that it has with https.
     *
     * @return one per application
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
     * The value of the cookie.
     *
     * @param state of the logout that begins now
     * @return cookie-safe characters
     */
    public String seal(String state) {
        return sealer.seal(state + clock.instant().getEpochSecond());
    }

    /**
     * Finds a state in a query. This library's states need no decoding; a parameter of another form is the
     * application's.
     *
     * @param query as it was sent: untrusted
     * @return empty if there is none that this library can have made
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
     * Whether the browser that comes back with a state is the one that it was made for.
     *
     * @param state from the query
     * @param sealed the cookie's value: untrusted
     * @return false also if it has expired
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
