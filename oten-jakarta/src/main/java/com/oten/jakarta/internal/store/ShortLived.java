package com.oten.jakarta.internal.store;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;

/**
 * Remembers the keys whose life ends before the cache would end it, so that a flood of them does not stay for a day.
 * Bounded; what is too much is left to the cache. Thread-safe.
 */
final class ShortLived {
    private static final int MOST = 100_000;
    /** More than one, so that what has gathered goes, and few, so that no single put pays for all. */
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

    /** A few of those whose life is over; forgotten here. */
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
