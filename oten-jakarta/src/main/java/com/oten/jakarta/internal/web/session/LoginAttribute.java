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
 * The attribute of a container's session that says who is logged in. Requests of one browser change it concurrently,
 * and containers have no compare-and-set: so each change checks the current value and writes under a lock. A
 * container's session that has ended has no login, whatever exception the container throws then.
 *
 * <p>The lock is chosen by the creation time of the container's session: its id changes at a login, and its object may
 * be a different one in each request. Sessions of the same millisecond share a lock, which only makes them wait. Under
 * it only the container is called, which may call listeners of the application. The lock holds for this node only.
 */
final class LoginAttribute {
    static final String NAME = "com.oten.jakarta.internal.session";

    /** Each guards the attribute in some of the container's sessions. */
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

    /** Stores a newer state of the same login; false if the current state does not allow it. */
    boolean replace(OtenSession newer) {
        return locked(
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

    /** Stores a new login; false if another user is logged in. */
    boolean begin(OtenSession fresh) {
        return locked(
                () -> {
                    boolean isFree =
                            get().filter(former -> !former.isSameUser(fresh)).isEmpty();
                    if (isFree) {
                        container.setAttribute(NAME, fresh);
                    }
                    return isFree;
                },
                false);
    }

    /**
     * Stores an ended login in the place of the current one; the container's session goes on while requests use it.
     *
     * @return the last state, if it was one of these
     */
    Optional<OtenSession> end(Predicate<OtenSession> which) {
        return locked(
                () -> {
                    Optional<OtenSession> last =
                            get().filter(session -> !session.isEnded()).filter(which);
                    if (last.isPresent()) {
                        storeEnded();
                    }
                    return last;
                },
                Optional.empty());
    }

    private void storeEnded() {
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

    private <T> T locked(Supplier<T> change, T otherwise) {
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
