package com.oten.jakarta;

import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
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
    public boolean replace(OtenSession newer) {
        OtenSession older = session.get();
        while (older != null && older.mayBecome(newer)) {
            if (session.compareAndSet(older, newer)) {
                replaced.incrementAndGet();
                return true;
            }
            older = session.get();
        }
        return false;
    }

    @Override
    public Optional<OtenSession> end(OtenSession which) {
        OtenSession last = session.get();
        while (last != null && last.isSameLogin(which)) {
            if (session.compareAndSet(last, null)) {
                ended.incrementAndGet();
                return Optional.of(last);
            }
            last = session.get();
        }
        return Optional.empty();
    }

    /** Ends whatever it is. */
    public void end() {
        current().ifPresent(this::end);
    }

    /** Somebody logs in anew. */
    public void begin(OtenSession fresh) {
        session.set(fresh);
    }

    public int timesReplaced() {
        return replaced.get();
    }

    public int timesEnded() {
        return ended.get();
    }
}
