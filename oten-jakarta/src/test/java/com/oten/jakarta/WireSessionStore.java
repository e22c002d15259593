package com.oten.jakarta;

import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.SessionStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A session that many requests share, as those of one browser do. Thread-safe. */
public final class WireSessionStore implements SessionStore {
    private final AtomicReference<OtenSession> session;
    private final AtomicInteger replaced = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    public WireSessionStore(OtenSession session) {
        this.session = new AtomicReference<>(session);
    }

    @Override
    public Optional<OtenSession> current() {
        return Optional.ofNullable(session.get());
    }

    @Override
    public void replace(OtenSession newer) {
        session.updateAndGet(old -> old == null ? null : newer);
        replaced.incrementAndGet();
    }

    @Override
    public void end() {
        session.set(null);
        ended.incrementAndGet();
    }

    public int timesReplaced() {
        return replaced.get();
    }

    public int timesEnded() {
        return ended.get();
    }
}
