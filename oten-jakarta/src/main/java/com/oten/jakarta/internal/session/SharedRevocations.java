package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.session.HeardRevocations.Told;
import com.oten.jakarta.store.SharedStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The revocation entries of all nodes, in the shared store: each under its key, and the newest of all users once more in
 * one list. So a node hears what is new by one read, however many sessions it has, and looks by key only for sessions
 * that were there before it began to listen. Thread-safe.
 *
 * <p>The list is text of one line an entry: the time, a unique id, the key, the entry. It is appended to at its end and cut
 * at its beginning. A node that does not find the line that it has read last has missed some, or the store has lost some.
 */
final class SharedRevocations {
    /** Lines, together below 128 KiB: more than come in half a second. */
    static final int LONGEST = 700;
    /** Lines that stay however old they are: nodes that hear of little find what they have read last. */
    static final int SHORTEST = 64;
    /** Many times the interval: a node that was busy or paused finds it, too. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Revocations entries;
    private final String listKey;
    private final HeardRevocations heard;
    private final Clock clock;

    private final ReentrantLock asking = new ReentrantLock();
    /** In milliseconds; not before any clock. */
    private volatile long askedAt = Long.MAX_VALUE;
    /** Empty before this node has asked. */
    private volatile String lastLine = "";

    private final ReentrantLock telling = new ReentrantLock();
    /** Lines that threads of this node want to append, in order. */
    private final Queue<String> untold = new ConcurrentLinkedQueue<>();

    SharedRevocations(SharedStore store, RevocationKeys keys, Duration life, HeardRevocations heard, Clock clock) {
        this.entries = new Revocations(store, life);
        this.listKey = keys.ofNewest();
        this.heard = heard;
        this.clock = clock;
    }

    /**
     * The entry under a key.
     *
     * @throws RuntimeException if the store fails
     */
    Optional<String> get(String key) {
        return entries.get(key);
    }

    /**
     * Stores an entry under keys, and then tells the other nodes: who has not heard of it finds it by its key.
     *
     * @throws RuntimeException if the store fails
     */
    void add(List<String> keys, String entry) {
        keys.forEach(key -> entries.add(key, entry));
        keys.forEach(key -> tell(clock.millis() + " " + UUID.randomUUID() + " " + key + " " + entry));
    }

    /** One thread of a node appends at a time, with what the others want to append: nodes contend, but threads do not. */
    private void tell(String line) {
        untold.add(line);
        telling.lock();
        try {
            List<String> lines = List.copyOf(untold);
            if (lines.contains(line)) {
                append(lines);
                untold.removeAll(lines);
            }
        } finally {
            untold.remove(line); // if that has failed: the caller hears of it
            telling.unlock();
        }
    }

    private void append(List<String> lines) {
        for (int i = 0; i < Revocations.TRIES; i++) {
            Optional<String> found = entries.get(listKey);
            List<String> all = new ArrayList<>(lines(found));
            all.addAll(lines);
            String list = String.join("\n", all.subList(oldest(all), all.size()));
            if (entries.write(listKey, found, list)) {
                return;
            }
        }
        throw new IllegalStateException("the list of revocations in the store changes whenever it is read");
    }

    /** The index of the first line that stays. */
    private int oldest(List<String> lines) {
        int first = Math.max(0, lines.size() - LONGEST);
        long old = clock.millis() - FRESH.toMillis();
        while (lines.size() - first > SHORTEST && toldAt(lines.get(first)) < old) {
            first++;
        }
        return first;
    }

    /** In milliseconds; 0 if this library has not written the line. */
    private static long toldAt(String line) {
        try {
            return Long.parseLong(line, 0, Math.max(0, line.indexOf(' ')), 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Asks the store for what is new, unless somebody is doing so. If the store fails, nothing is missed: the next one who
     * asks finds it.
     *
     * @return whether it has asked
     */
    boolean listen() {
        if (!asking.tryLock()) {
            return false;
        }
        try {
            long now = clock.millis();
            if (!isDue(now)) {
                return false;
            }
            askedAt = now; // also if it fails
            hear(newest(), now);
            return true;
        } catch (RuntimeException e) { // logged where stores are guarded
            return false;
        } finally {
            asking.unlock();
        }
    }

    /** Begins the list where there is none, so that this node notices one that begins anew. */
    private List<String> newest() {
        Optional<String> found = entries.get(listKey);
        if (found.isEmpty()) {
            entries.write(listKey, found, UUID.randomUUID().toString());
            found = entries.get(listKey);
        }
        return lines(found);
    }

    /** Whether nobody has asked in the last half second. */
    boolean isDue() {
        return isDue(clock.millis());
    }

    private boolean isDue(long now) {
        long age = now - askedAt;
        return age < 0 || age >= INTERVAL.toMillis(); // or the clock was set back
    }

    private void hear(List<String> lines, long now) {
        int known = lines.lastIndexOf(lastLine);
        List<Told> told = lines.subList(known + 1, lines.size()).stream()
                .flatMap(SharedRevocations::told)
                .toList();
        heard.add(told, known < 0, now);
        if (!lines.isEmpty()) {
            lastLine = lines.get(lines.size() - 1);
        }
    }

    private static List<String> lines(Optional<String> list) {
        return list.map(text -> List.of(text.split("\n", -1))).orElse(List.of());
    }

    /** None if this library has not written it: then it ends no session. */
    private static Stream<Told> told(String line) {
        String[] parts = line.split(" ", 4);
        return parts.length == 4 ? Stream.of(new Told(parts[2], parts[3])) : Stream.empty();
    }
}
