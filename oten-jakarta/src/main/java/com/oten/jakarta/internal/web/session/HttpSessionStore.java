package com.oten.jakarta.internal.web.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Stores the session as one attribute of the container's session, which passivates and replicates it. */
public final class HttpSessionStore implements SessionStore {
    /** How often storing a login is tried when other requests end its new session. */
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
     * Stores an ended login in its place, so that the current request keeps the container's session; {@link
     * #discardEnded} follows in the next one. Open Liberty refuses a session that a user owned to an unauthenticated
     * request.
     */
    @Override
    public Optional<OtenSession> end(OtenSession session) {
        return attribute().flatMap(kept -> kept.end(session::isSameLogin));
    }

    /** Ends the container's session if the login in it has ended, and returns that login. */
    public Optional<OtenSession> discardEnded() {
        Optional<LoginAttribute> kept = attribute();
        Optional<OtenSession> ended = kept.flatMap(LoginAttribute::get).filter(sessions::isOver);
        if (ended.isPresent()) { // a new login never begins in such a session, so none is lost
            kept.ifPresent(LoginAttribute::invalidate);
        }
        return ended.filter(session -> !session.isEnded());
    }

    /**
     * Stores a new login under a new session id, against session fixation. Attributes from before the login stay, but
     * those of another user's session go, and so does a session that another request is ending at this moment.
     *
     * @throws com.oten.jakarta.error.OtenUnavailableException if each new session was ended at once
     */
    public void begin(OtenSession session) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (isBegun(session)) {
                return;
            }
            // WildFly returns a session that another request has ended, until this request ends it as well
            attribute().ifPresent(LoginAttribute::invalidate);
        }
        sessions.revokeTokens(session);
        throw OtenErrorCode.BUSY.exception(
                "the container's session ended " + TRIES + " times while a login was stored");
    }

    private boolean isBegun(OtenSession session) {
        try {
            Optional<LoginAttribute> former = attribute();
            if (former.flatMap(LoginAttribute::get)
                    .filter(login -> sessions.isOver(login) || !login.isSameUser(session))
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
     * Ends the container's session if somebody is logged in in it. What the application stores from then on belongs to a
     * session of nobody's, as after {@code HttpSession.invalidate()}.
     *
     * @return the last state of the login
     */
    public Optional<OtenSession> logOut() {
        Optional<LoginAttribute> kept = attribute();
        Optional<OtenSession> last = kept.flatMap(login -> login.end(session -> true));
        if (last.isPresent()) {
            kept.ifPresent(LoginAttribute::invalidate);
        }
        return last;
    }

    /**
     * Ends the container's session, and with it whatever the application has stored there.
     *
     * @return the last state of the login in it
     */
    public Optional<OtenSession> invalidate() {
        Optional<OtenSession> last = logOut();
        attribute().ifPresent(LoginAttribute::invalidate); // one without a login
        return last;
    }
}
