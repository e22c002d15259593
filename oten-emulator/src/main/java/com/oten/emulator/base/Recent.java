package com.oten.emulator.base;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last thousand of something, so that a load test does not fill the memory. The lock guards the queue. */
public final class Recent<T> {
    private static final int KEPT = 1_000;

    private final Deque<T> last = new ArrayDeque<>();

    public synchronized void add(T one) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(one);
    }

    /** Oldest first. */
    public synchronized List<T> all() {
        return List.copyOf(last);
    }

    public synchronized void reset() {
        last.clear();
    }
}
