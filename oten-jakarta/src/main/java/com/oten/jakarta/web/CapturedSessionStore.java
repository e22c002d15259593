package com.oten.jakarta.web;

import com.oten.jakarta.session.OtenSession;
import com.oten.jakarta.session.SessionStore;
import com.oten.jakarta.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of a caller for other threads, also after the request: the container's session outlives it, and the request
 * must not be touched any more. It is nobody's as soon as the container's session has ended or is another person's.
 */
final class CapturedSessionStore implements SessionStore {
    private final @Nullable HttpSession container;
    private final OtenSession captured;
    private final Sessions sessions;

    /** Captures; to be called in the request's own thread. */
    CapturedSessionStore(HttpServletRequest request, OtenSession session, Sessions sessions) {
        this.container = request.getSession(false);
        this.captured = session;
        this.sessions = sessions;
    }

    @Override
    public Optional<OtenSession> current() {
        try {
            return container != null
                            && container.getAttribute(HttpSessionStore.ATTRIBUTE) instanceof OtenSession session
                            && !sessions.isOver(session)
                            && session.isSamePerson(captured)
                    ? Optional.of(session)
                    : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty(); // the container's session has ended
        }
    }

    @Override
    public void replace(OtenSession newer) {
        if (container != null && current().isPresent()) {
            try {
                container.setAttribute(HttpSessionStore.ATTRIBUTE, newer);
            } catch (IllegalStateException e) {
                // ended at this moment: nothing to keep
            }
        }
    }

    @Override
    public void end() {
        replace(OtenSession.ended());
    }
}
