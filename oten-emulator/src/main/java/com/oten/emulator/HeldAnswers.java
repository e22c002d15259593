package com.oten.emulator;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The answers that are held or will be, one queue an endpoint. */
final class HeldAnswers {
    private final Map<Endpoint, Queue<HeldAnswer>> waiting = new ConcurrentHashMap<>();
    private final Queue<HeldAnswer> all = new ConcurrentLinkedQueue<>();

    HeldAnswer add(Endpoint endpoint) {
        HeldAnswer answer = new HeldAnswer();
        all.add(answer);
        waiting.computeIfAbsent(endpoint, key -> new ConcurrentLinkedQueue<>()).add(answer);
        return answer;
    }

    /** Holds the answer that is about to leave, if a test has asked for it. */
    void hold(Endpoint endpoint) throws InterruptedException {
        HeldAnswer next =
                waiting.getOrDefault(endpoint, new ConcurrentLinkedQueue<>()).poll();
        if (next != null) {
            next.hold();
        }
    }

    void reset() {
        waiting.clear();
        all.forEach(HeldAnswer::release);
        all.clear();
    }
}
