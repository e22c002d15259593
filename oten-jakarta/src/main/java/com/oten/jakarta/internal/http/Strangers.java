package com.oten.jakarta.internal.http;

import java.util.function.Supplier;

/**
 * Marks work for a caller that is not authenticated yet: the check of a bearer token or logout token that anybody may
 * have made up. The number of such tokens is unlimited, so this work has a limit of its own in the {@link Bulkhead},
 * apart from users who log in. It holds for the calling thread.
 */
public final class Strangers {
    private static final ThreadLocal<Boolean> HERE = new ThreadLocal<>();

    private Strangers() {}

    /**
     * Runs work for such a caller.
     *
     * @param <T> its result
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
