package com.oten.jakarta.internal.web.session;

import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The session of a caller for other threads, and for use after the request: it holds the container's session, because
 * the request must not be used any more then. It is empty as soon as that has ended or belongs to another user.
 */
final class CapturedSessionStore implements SessionStore {
    private final Optional<LoginAttribute> attribute;
    private final OtenSession captured;
    private final Sessions sessions;

    /** To be called in the request's own thread. */
    CapturedSessionStore(HttpServletRequest request, OtenSession session, Sessions sessions) {
        this.attribute = LoginAttribute.of(request);
        this.captured = session;
        this.sessions = sessions;
    }

    @Override
    public Optional<OtenSession> current() {
        return attribute
                .flatMap(LoginAttribute::get)
                .filter(session -> !sessions.isOver(session) && session.isSameUser(captured));
    }

    @Override
    public boolean replace(OtenSession newer) {
        return attribute.filter(kept -> kept.replace(newer)).isPresent();
    }

    @Override
    public Optional<OtenSession> end(OtenSession session) {
        return attribute.flatMap(kept -> kept.end(session::isSameLogin));
    }
}
