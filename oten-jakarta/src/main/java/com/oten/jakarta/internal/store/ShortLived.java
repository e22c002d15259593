package com.oten.jakarta.internal.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * Keys of entries that expire before the cache would remove them, so that a flood of them does not stay for a day.
 * Bounded; beyond that, removal is left to the cache. Thread-safe.
 */
final class ShortLived {
    private static final int MOST = 100_000;
    /** More than one, to reduce a backlog, and few, so that no single write has to remove many. */
    private static final int AT_ONCE = 3;

    private record Key(String key, long end) {
        @Override
        public String toString() {
            return "Key[" + end + "]";
        }
    }

    private final PriorityBlockingQueue<Key> keys = new PriorityBlockingQueue<>(16, Comparator.comparingLong(Key::end));
    private final Clock clock;

    ShortLived(Clock clock) {
        this.clock = clock;
    }

    void add(String key, long end) {
        if (keys.size() < MOST) {
            keys.add(new Key(key, end));
        }
    }

    /** Removes and returns a few keys that have expired. */
    List<String> over() {
        List<String> over = new ArrayList<>(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            Key oldest = keys.poll();
            if (oldest == null) {
                break;
            }
            if (clock.millis() < oldest.end()) {
                keys.add(oldest);
                break;
            }
            over.add(oldest.key());
        }
        return over;
    }
}
