package com.oten.jakarta.internal.login;

import com.oten.jakarta.internal.secret.RandomTokens;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One of the few cookies that a browser has for logins that are under way. The last character of the state is its
 * number, so that a callback leads to one cookie; the 256 bits before it cannot be guessed.
 *
 * @param number zero to four
 */
public record CookieSlot(int number) {
    /** How many logins one browser may have under way; more would make requests too big for servers. */
    public static final int COUNT = 5;

    private static final Pattern STATE = Pattern.compile("[\\w-]{43}[0-4]");

    /** Checks the range. */
    public CookieSlot {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("there is no slot " + number);
        }
    }

    /**
     * The slot of a login.
     *
     * @param state from a callback, untrusted
     * @return empty if it is not one of our states
     */
    public static Optional<CookieSlot> of(String state) {
        return STATE.matcher(state).matches()
                ? Optional.of(new CookieSlot(state.charAt(state.length() - 1) - '0'))
                : Optional.empty();
    }

    /**
     * A state for a login in this slot.
     *
     * @param random makes the part that cannot be guessed
     * @return 44 characters
     */
    public String state(RandomTokens random) {
        return random.next() + number;
    }
}
