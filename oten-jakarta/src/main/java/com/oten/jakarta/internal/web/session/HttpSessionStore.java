package com.oten.jakarta.internal.web.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Keeps the session as one attribute of the container's, so that its own passivation and replication carry it. */
public final class HttpSessionStore implements SessionStore {
    /** How often a login may find its new session ended by another request. */
    private static final int TRIES = 5;

    private final HttpServletRequest request;
    private final Sessions sessions;

    public HttpSessionStore(HttpServletRequest request, Sessions sessions) {
        this.request = request;
        this.sessions = sessions;
    }

    @Override
    public Optional<OtenSession> current() {
        return attribute().flatMap(LoginAttribute::get).filter(session -> !sessions.isOver(session));
    }

    private Optional<LoginAttribute> attribute() {
        return LoginAttribute.of(request);
    }

    @Override
    public boolean replace(OtenSession newer) {
        return attribute().filter(kept -> kept.replace(newer)).isPresent();
    }

    /**
     * Leaves a mark, so that the request that is being served keeps its session; {@link #discardEnded} follows. Open Liberty
     * would refuse a session that a user owned to the nobody who comes next.
     */
    @Override
    public Optional<OtenSession> end(OtenSession session) {
        return attribute().flatMap(kept -> kept.end(session::isSameLogin));
    }

    /** The same for whoever is logged in. */
    public Optional<OtenSession> end() {
        return attribute().flatMap(kept -> kept.end(session -> true));
    }

    /** Ends the container's session if the login in it has ended, and says which one that was. */
    public Optional<OtenSession> discardEnded() {
        Optional<LoginAttribute> kept = attribute();
        Optional<OtenSession> ended = kept.flatMap(LoginAttribute::get).filter(sessions::isOver);
        if (ended.isPresent()) { // no login begins in such a session, so nobody's is lost
            kept.ifPresent(LoginAttribute::invalidate);
        }
        return ended.filter(session -> !session.isEnded());
    }

    /**
     * Stores a fresh login under a new session id, so that an id planted before the login is worth nothing. What a visitor
     * has collected stays; what another user has left goes, and so does what another request is ending at this moment.
     *
     * @throws com.oten.jakarta.error.OtenUnavailableException if each new session was ended at once
     */
    public void begin(OtenSession session) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (isBegun(session)) {
                return;
            }
            // WildFly gives a request the session that another request has ended, until this one ends it too
            attribute().ifPresent(LoginAttribute::invalidate);
        }
        sessions.giveBack(session);
        throw OtenErrorCode.BUSY.exception(
                "the container's session ended " + TRIES + " times while a login was stored");
    }

    private boolean isBegun(OtenSession session) {
        try {
            Optional<LoginAttribute> former = attribute();
            if (former.flatMap(LoginAttribute::get)
                    .filter(login -> sessions.isOver(login) || !login.isSamePerson(session))
                    .isPresent()) {
                former.ifPresent(LoginAttribute::invalidate);
                former = attribute();
            }
            if (former.isPresent()) {
                request.changeSessionId();
            }
            return new LoginAttribute(request.getSession(true)).begin(session);
        } catch (IllegalStateException e) {
            return false; // ended by another request at this moment
        }
    }

    /**
     * Ends the container's session: whatever the application kept for this user goes too.
     *
     * @return the last state of the login in it
     */
    public Optional<OtenSession> invalidate() {
        Optional<LoginAttribute> kept = attribute();
        Optional<OtenSession> last = kept.flatMap(login -> login.end(session -> true));
        kept.ifPresent(LoginAttribute::invalidate);
        return last;
    }
}
