package com.oten.jakarta.internal.web.session;

import com.oten.jakarta.internal.session.OtenSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one attribute of a container's session that says who is logged in. Requests of one browser change it at the same
 * moment, and containers have no "replace if": so looking and writing is one step under a lock, and whoever writes says what
 * has to be there. A container's session that has ended holds nobody, whatever the container throws then.
 *
 * <p>The lock goes by the time of the container's session's creation: its id changes with a login, and the object may be
 * another one in each request. Sessions of the same millisecond share one, which only makes them wait. Under it nothing is
 * called but the container, which may call listeners of the application's. Other nodes do not know the lock.
 */
final class LoginAttribute {
    static final String NAME = "com.oten.jakarta.internal.session";

    /** Each guards the attribute of some container's sessions. */
    private static final ReentrantLock[] LOCKS =
            Stream.generate(ReentrantLock::new).limit(256).toArray(ReentrantLock[]::new);

    private final HttpSession container;

    LoginAttribute(HttpSession container) {
        this.container = container;
    }

    /** Empty if the request has no session. */
    static Optional<LoginAttribute> of(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getSession(false)).map(LoginAttribute::new);
        } catch (IllegalStateException e) {
            return Optional.empty(); // ended by another request at this moment
        }
    }

    Optional<OtenSession> get() {
        try {
            return container.getAttribute(NAME) instanceof OtenSession session
                    ? Optional.of(session)
                    : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Whether what was there could become this. */
    boolean replace(OtenSession newer) {
        return alone(
                () -> {
                    boolean mayBecome =
                            get().filter(older -> older.mayBecome(newer)).isPresent();
                    if (mayBecome) {
                        container.setAttribute(NAME, newer);
                    }
                    return mayBecome && get().isPresent(); // the container's session may have ended in between
                },
                false);
    }

    /** Whether nobody else was there. */
    boolean begin(OtenSession fresh) {
        return alone(
                () -> {
                    boolean isFree =
                            get().filter(former -> !former.isSamePerson(fresh)).isEmpty();
                    if (isFree) {
                        container.setAttribute(NAME, fresh);
                    }
                    return isFree;
                },
                false);
    }

    /**
     * Leaves a mark in the place of a login: the container's session goes on while requests are served with it.
     *
     * @return the last state, if it was one of these
     */
    Optional<OtenSession> end(Predicate<OtenSession> which) {
        return alone(
                () -> {
                    Optional<OtenSession> last =
                            get().filter(session -> !session.isEnded()).filter(which);
                    if (last.isPresent()) {
                        mark();
                    }
                    return last;
                },
                Optional.empty());
    }

    private void mark() {
        try {
            container.setAttribute(NAME, OtenSession.ended());
        } catch (IllegalStateException e) {
            // the container's session has ended as well
        }
    }

    /** Ends the container's session. */
    void invalidate() {
        try {
            container.invalidate();
        } catch (IllegalStateException e) {
            // ended by another request at this moment
        }
    }

    private <T> T alone(Supplier<T> change, T otherwise) {
        ReentrantLock lock;
        try {
            lock = LOCKS[Math.floorMod(Long.hashCode(container.getCreationTime()), LOCKS.length)];
        } catch (IllegalStateException e) {
            return otherwise;
        }
        lock.lock();
        try {
            return change.get();
        } catch (IllegalStateException e) {
            return otherwise;
        } finally {
            lock.unlock();
        }
    }
}
