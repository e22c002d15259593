package com.oten.jakarta.internal.http;

import java.util.function.Supplier;

/**
 * Marks work for which nobody has shown anything yet: a bearer token or logout token that anybody may have made up. There is no
 * end of such tokens, so what this work waits for in the {@link Bulkhead} is limited apart from users who log in. It holds
 * for the calling thread.
 */
public final class Strangers {
    private static final ThreadLocal<Boolean> HERE = new ThreadLocal<>();

    private Strangers() {}

    /**
     * Does something for whoever asks.
     *
     * @param <T> what it gives
     * @param work may wait for Oten
     * @return its result
     */
    public static <T> T admit(Supplier<T> work) {
        boolean isInside = isHere();
        HERE.set(true);
        try {
            return work.get();
        } finally {
            if (!isInside) {
                HERE.remove(); // the thread is the server's, and outlives the application
            }
        }
    }

    static boolean isHere() {
        return HERE.get() != null;
    }
}
