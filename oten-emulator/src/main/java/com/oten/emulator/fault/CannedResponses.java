package com.oten.emulator.fault;

import com.oten.emulator.Endpoint;
import com.oten.emulator.wire.Playback;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The canned responses waiting for the next requests, one queue per endpoint. */
public final class CannedResponses {
    private final Map<Endpoint, Queue<Playback>> queues = new EnumMap<>(Endpoint.class);

    public CannedResponses() {
        for (Endpoint endpoint : Endpoint.values()) {
            queues.put(endpoint, new ConcurrentLinkedQueue<>());
        }
    }

    public void add(Endpoint endpoint, Playback response, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, was " + times);
        }
        for (int i = 0; i < times; i++) {
            queue(endpoint).add(response);
        }
    }

    public Optional<Playback> take(Endpoint endpoint) {
        return Optional.ofNullable(queue(endpoint).poll());
    }

    public void reset() {
        queues.values().forEach(Queue::clear);
    }

    private Queue<Playback> queue(Endpoint endpoint) {
        return queues.computeIfAbsent(endpoint, key -> new ConcurrentLinkedQueue<>());
    }
}
