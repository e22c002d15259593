package com.oten.emulator;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The answers that are held or will be, one queue an endpoint. */
final class HeldAnswers {
    private final Map<Endpoint, Queue<Hold>> waiting = new ConcurrentHashMap<>();
    private final Queue<Hold> all = new ConcurrentLinkedQueue<>();

    Hold add(Endpoint endpoint) {
        Hold answer = new Hold();
        all.add(answer);
        waiting.computeIfAbsent(endpoint, key -> new ConcurrentLinkedQueue<>()).add(answer);
        return answer;
    }

    /** Holds the answer that is about to leave, if a test has asked for it. */
    void hold(Endpoint endpoint) throws InterruptedException {
        Hold next =
                waiting.getOrDefault(endpoint, new ConcurrentLinkedQueue<>()).poll();
        if (next != null) {
            next.hold();
        }
    }

    void reset() {
        waiting.clear();
        all.forEach(Hold::release);
        all.clear();
    }
}
