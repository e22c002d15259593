package com.oten.emulator.fault;

import com.oten.emulator.Endpoint;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The responses that are held or will be, one queue per endpoint. */
public final class HeldResponses {
    private final Map<Endpoint, Queue<Hold>> waiting = new ConcurrentHashMap<>();
    private final Queue<Hold> all = new ConcurrentLinkedQueue<>();

    public Hold add(Endpoint endpoint) {
        Hold hold = new Hold();
        all.add(hold);
        waiting.computeIfAbsent(endpoint, key -> new ConcurrentLinkedQueue<>()).add(hold);
        return hold;
    }

    /** Holds the response that is about to be sent, if a test has asked for it. */
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
