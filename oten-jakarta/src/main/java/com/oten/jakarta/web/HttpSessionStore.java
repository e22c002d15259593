package com.oten.jakarta.web;

import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.SessionStore;
import com.oten.jakarta.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Keeps the session as one attribute of the container's, so that its own passivation and replication carry it. */
public final class HttpSessionStore implements SessionStore {
    static final String ATTRIBUTE = "com.oten.jakarta.session";

    private final HttpServletRequest request;
    private final Sessions sessions;

    HttpSessionStore(HttpServletRequest request, Sessions sessions) {
        this.request = request;
        this.sessions = sessions;
    }

    @Override
    public Optional<OtenSession> current() {
        return attribute().filter(session -> !sessions.isOver(session));
    }

    private Optional<OtenSession> attribute() {
        try {
            HttpSession container = request.getSession(false);
            return container != null && container.getAttribute(ATTRIBUTE) instanceof OtenSession session
                    ? Optional.of(session)
                    : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty(); // ended by another request at this moment
        }
    }

    @Override
    public void replace(OtenSession newer) {
        HttpSession container = request.getSession(false);
        if (container != null) {
            try {
                container.setAttribute(ATTRIBUTE, newer);
            } catch (IllegalStateException e) {
                // ended by another request at this moment: nothing to keep
            }
        }
    }

    /**
     * Leaves a mark, so that the request that is being served keeps its session; {@link #discardEnded} follows. Open Liberty
     * would refuse a session that a person owned to the nobody who comes next.
     */
    @Override
    public void end() {
        if (attribute().isPresent()) {
            replace(OtenSession.ended());
        }
    }

    /** Ends the container's session if the login in it has ended, and says which one that was. */
    Optional<OtenSession> discardEnded() {
        Optional<OtenSession> ended = attribute().filter(sessions::isOver);
        if (ended.isPresent()) {
            invalidate();
        }
        return ended.filter(session -> !session.isEnded());
    }

    /**
     * Stores a fresh login under a new session id, so that an id planted before the login is worth nothing. What a visitor
     * has collected stays; what another person has left goes.
     */
    void begin(OtenSession session) {
        if (attribute()
                .filter(former -> sessions.isOver(former) || !former.isSamePerson(session))
                .isPresent()) {
            invalidate();
        }
        HttpSession container = request.getSession(false);
        if (container == null) {
            container = request.getSession(true);
        } else {
            request.changeSessionId();
        }
        container.setAttribute(ATTRIBUTE, session);
    }

    /** Ends the container's session: whatever the application kept for this person goes too. */
    void invalidate() {
        HttpSession container = request.getSession(false);
        if (container != null) {
            try {
                container.invalidate();
            } catch (IllegalStateException e) {
                // ended by another request at this moment
            }
        }
    }
}
