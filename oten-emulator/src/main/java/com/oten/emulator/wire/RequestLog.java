package com.oten.emulator.wire;

import com.oten.emulator.Endpoint;
import com.oten.emulator.ReceivedRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What has been received: exact counts, and the last thousand requests whole, so that a load test does not fill the
 * memory. Thread-safe; the lock guards both structures, and no I/O happens under it.
 */
public final class RequestLog {
    private static final int KEPT = 1_000;

    private final Deque<ReceivedRequest> last = new ArrayDeque<>();
    private final Map<Endpoint, Long> counts = new EnumMap<>(Endpoint.class);

    public synchronized void add(ReceivedRequest request) {
        counts.merge(request.endpoint(), 1L, Long::sum);
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(request);
    }

    public synchronized List<ReceivedRequest> all() {
        return List.copyOf(last);
    }

    public synchronized long count(Endpoint endpoint) {
        return counts.getOrDefault(endpoint, 0L);
    }

    public synchronized void reset() {
        last.clear();
        counts.clear();
    }
}
