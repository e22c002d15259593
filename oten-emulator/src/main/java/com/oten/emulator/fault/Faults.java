package com.oten.emulator.fault;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.wire.Refusal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The errors waiting for the next authorization and token requests, first in, first out. */
public final class Faults {
    private final Map<Endpoint, Queue<Waiting>> queues = new EnumMap<>(Map.of(
            Endpoint.AUTHORIZE, new ConcurrentLinkedQueue<>(),
            Endpoint.TOKEN, new ConcurrentLinkedQueue<>()));

    public void add(Fault fault, int times, Optional<Duration> retryAfter) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, was " + times);
        }
        for (int i = 0; i < times; i++) {
            queue(fault.endpoint()).add(new Waiting(fault, retryAfter));
        }
    }

    /** Throws the next fault in the queue, if there is one. */
    public void throwNext(Endpoint endpoint) {
        Waiting next = queue(endpoint).poll();
        if (next != null) {
            throw Refusal.of(next.fault).retryAfter(next.retryAfter);
        }
    }

    public int waiting() {
        return queues.values().stream().mapToInt(Queue::size).sum();
    }

    public void reset() {
        queues.values().forEach(Queue::clear);
    }

    private Queue<Waiting> queue(Endpoint endpoint) {
        Queue<Waiting> queue = queues.get(endpoint);
        if (queue == null) {
            throw new IllegalArgumentException("no faults at " + endpoint);
        }
        return queue;
    }

    private record Waiting(Fault fault, Optional<Duration> retryAfter) {}
}
