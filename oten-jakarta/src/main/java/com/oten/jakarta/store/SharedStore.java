package com.oten.jakarta.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What the nodes of one application must know together: logouts that came from Oten, replayed tokens, request objects
 * by reference, which node refreshes a token right now, and the newest generation of a token. An application with
 * several nodes sets {@code oten.shared-store}, or provides a bean of this type.
 *
 * <p>Keys are printable ASCII of at most 200 characters and begin with the kind of entry and a colon; values are text
 * of at most 128 KiB; what is secret in them has been sealed before. An entry disappears at the end of its life, or a
 * few seconds later. Every method is atomic over all nodes and may be called by many threads. A store that cannot be
 * reached throws a {@link RuntimeException} of its own, within seconds: threads that hang forever are never replaced.
 */
public interface SharedStore {
    /**
     * Stores a value under a key that has none.
     *
     * @param key the key
     * @param value the value
     * @param life how long it is kept, at most
     * @return false if there is a value already; it stays as it is
     */
    boolean putIfAbsent(String key, String value, Duration life);

    /**
     * Stores a value, in place of an earlier one.
     *
     * @param key the key
     * @param value the value
     * @param life how long it is kept, at most
     */
    void put(String key, String value, Duration life);

    /**
     * Looks a value up.
     *
     * @param key the key
     * @return empty if there is none, or its life is over
     */
    Optional<String> get(String key);

    /**
     * Returns a value and removes it; of many callers, one gets it.
     *
     * @param key the key
     * @return empty if there is none, or its life is over
     */
    Optional<String> take(String key);

    /**
     * Removes a value if it is still this one.
     *
     * @param key the key
     * @param value what was put
     * @return whether it was, and has been removed
     */
    boolean remove(String key, String value);

    /**
     * Stores a value in place of another one, if that is still there. A store that can do this in one step should: the
     * two steps of the default overwrite nobody's value, but between them there is no value, and none remains if the
     * node dies.
     *
     * @param key the key
     * @param value what was there
     * @param newer what is kept instead
     * @param life how long it is kept, at most
     * @return whether it was stored; if not, the caller looks again
     */
    default boolean replace(String key, String value, String newer, Duration life) {
        return remove(key, value) && putIfAbsent(key, newer, life);
    }
}
