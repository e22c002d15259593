package com.oten.jakarta.internal.diagnosis;

import java.util.Locale;

/**
 * One of the things that may be wrong with a request object, as far as this side can tell.
 *
 * @param cause what may be wrong
 * @param state what this side can say about it
 * @param text what was seen, what is expected and the key to change, in one line; never a secret
 */
public record RequestObjectCheck(Cause cause, State state, String text) {
    /** The five causes of {@code invalid_request_object} in the guide's order, and the clock, which no cause excludes. */
    public enum Cause {
        /** Wrong client secret or private key. */
        SIGNATURE,
        /** Neither HS256 nor EdDSA, or not the one that the client is registered for. */
        ALGORITHM,
        /** Not a JWT with everything in it. */
        STRUCTURE,
        /** {@code kid} missing, wrong, or present though it must not be. */
        KEY_ID,
        /** Oten does not know the public key. */
        PUBLIC_KEY,
        /** Made in the future, or too old already. */
        CLOCK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** What can be said without asking Oten; the most likely cause first. */
    public enum State {
        /** It is wrong, whatever Oten knows. */
        WRONG,
        /** It looks odd. */
        ODD,
        /** It looks right here; only the registration at Oten can tell. */
        OPEN,
        /** It cannot be this. */
        RIGHT
    }
}
