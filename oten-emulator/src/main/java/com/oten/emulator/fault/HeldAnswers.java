package com.oten.emulator.fault;

import com.oten.emulator.Endpoint;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The answers that are held or will be, one queue an endpoint. */
public final class HeldAnswers {
    private final Map<Endpoint, Queue<Hold>> waiting = new ConcurrentHashMap<>();
    private final Queue<Hold> all = new ConcurrentLinkedQueue<>();

    public Hold add(Endpoint endpoint) {
        Hold answer = new Hold();
        all.add(answer);
        waiting.computeIfAbsent(endpoint, key -> new ConcurrentLinkedQueue<>()).add(answer);
        return answer;
    }

    /** Holds the answer that is about to leave, if a test has asked for it. */
    public void hold(Endpoint endpoint) throws InterruptedException {
        Hold next =
                waiting.getOrDefault(endpoint, new ConcurrentLinkedQueue<>()).poll();
        if (next != null) {
            next.hold();
        }
    }

    public void reset() {
        waiting.clear();
        all.forEach(Hold::release);
        all.clear();
    }
}
