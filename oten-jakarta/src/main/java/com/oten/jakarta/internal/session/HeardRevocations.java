package com.oten.jakarta.internal.session;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The entries that this node has heard of from the others, without a gap since some moment. What was heard first is
 * forgotten first when there are too many, and the moment moves on. Thread-safe.
 *
 * <p>Moments are numbers that grow with what is heard, because the clocks of the nodes differ; the time matters only to
 * sessions that this node has never looked at.
 */
final class HeardRevocations {
    /** About 25 MB. */
    private static final int MOST = 100_000;

    private final int most;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** Grows when something was heard. */
    private volatile long number;
    /** Who has looked at this number or a later one has seen all that was forgotten. None has yet. */
    private volatile long completeFrom = 1;
    /** In milliseconds by this node's clock. */
    private volatile long completeSince = Long.MAX_VALUE;

    /** One entry, as it was told by another node. */
    record Told(String key, String entry) {
        @Override
        public String toString() {
            return "Told[***]";
        }
    }

    private record Entry(String value, long number, long at) {
        @Override
        public String toString() {
            return "Entry[" + number + "]";
        }
    }

    HeardRevocations() {
        this(MOST);
    }

    /** With another bound. */
    HeardRevocations(int most) {
        this.most = most;
    }

    /**
     * Adds entries.
     *
     * @param told in the order in which they were told
     * @param hasGap whether others may have been told before them that were missed
     * @param at when this node asked for them, in milliseconds
     */
    void add(List<Told> told, boolean hasGap, long at) {
        if (told.isEmpty() && !hasGap) {
            return;
        }
        lock.lock();
        try {
            long next = number + 1;
            if (hasGap) {
                isCompleteOnlyFrom(next, at);
            }
            add(told, next, at);
            forgetOldest();
            number = next; // last: who has seen this number has seen the entries
        } finally {
            lock.unlock();
        }
    }

    private void add(List<Told> told, long next, long at) {
        for (Told one : told) {
            Entry known = entries.remove(one.key()); // removed first: it becomes the newest
            String value = known == null ? one.entry() : RevocationKeys.merged(one.key(), known.value(), one.entry());
            entries.put(one.key(), new Entry(value, next, at));
        }
    }

    private void forgetOldest() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (entries.size() > most) {
            Entry forgotten = oldest.next();
            isCompleteOnlyFrom(forgotten.number(), forgotten.at());
            oldest.remove();
        }
    }

    private void isCompleteOnlyFrom(long from, long since) {
        completeFrom = Math.max(completeFrom, from);
        completeSince = completeSince == Long.MAX_VALUE ? since : Math.max(completeSince, since);
    }

    Optional<String> get(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        } finally {
            lock.unlock();
        }
    }

    /** The present moment: who reads this first and then looks has missed nothing up to it. */
    long number() {
        return number;
    }

    /** Whether all that was heard after a moment is still here. */
    boolean isCompleteFrom(long moment) {
        return moment >= completeFrom;
    }

    /** Whether all that was told after a time, in milliseconds, was heard and is still here. */
    boolean isCompleteSince(long time) {
        return time >= completeSince;
    }
}
