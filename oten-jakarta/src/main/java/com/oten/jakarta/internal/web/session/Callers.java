package com.oten.jakarta.internal.web.session;

import com.oten.jakarta.internal.bearer.BearerCaller;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionStore;
import com.oten.jakarta.internal.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds out who makes a request, by access token or by session. Thread-safe. */
public final class Callers {
    private final Sessions sessions;

    public Callers(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The caller.
     *
     * @param request a request of this application
     * @return empty if there is none, or another mechanism than the library's has named the caller
     */
    public Optional<Caller> caller(HttpServletRequest request) {
        if (!NamedCaller.isCaller(request)) {
            return Optional.empty();
        }
        Optional<BearerCaller> bearer = BearerRequests.bearerOf(request);
        return bearer.isPresent()
                ? Optional.of(bearer.get())
                : session(request).current().map(session -> session);
    }

    /**
     * The session that a request belongs to.
     *
     * @param request a request of this application
     * @return its store, also if there is no session
     */
    public HttpSessionStore session(HttpServletRequest request) {
        return new HttpSessionStore(request, sessions);
    }

    /**
     * The same for other threads, and for use after the request.
     *
     * @param request the current one
     * @param session its session
     * @return its store, which works until the session ends
     */
    public SessionStore captured(HttpServletRequest request, OtenSession session) {
        return new CapturedSessionStore(request, session, sessions);
    }
}
