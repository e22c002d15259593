package com.oten.jakarta.internal.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The container's session that a request of a user has made after it had ended the one with the login. Open Liberty takes it
 * for this user's, and refuses it to the nobody whose browser sends it next. So it is marked while the user is still named,
 * and nobody gets another one with the same content, before anybody is named.
 */
public final class LeftoverSession {
    private static final String MARK = "com.oten.jakarta.internal.leftover";

    private LeftoverSession() {}

    /** At the end of a request. */
    public static void mark(HttpServletRequest in) {
        boolean isUsers = in.getUserPrincipal() != null
                && NamedCaller.isCaller(in)
                && BearerRequests.bearerOf(in).isEmpty();
        @Nullable HttpSession session = isUsers ? in.getSession(false) : null;
        try {
            if (session != null && session.getAttribute(LoginAttribute.NAME) == null) {
                session.setAttribute(MARK, true);
            }
        } catch (IllegalStateException e) {
            // ended by another request at this moment
        }
    }

    /** At the beginning of a request of nobody. */
    public static void release(HttpServletRequest in) {
        try {
            @Nullable HttpSession session = in.getSession(false);
            if (session != null && session.getAttribute(MARK) != null) {
                Map<String, Object> content = new HashMap<>();
                Collections.list(session.getAttributeNames())
                        .forEach(name -> content.put(name, session.getAttribute(name)));
                content.remove(MARK);
                session.invalidate();
                content.forEach(in.getSession(true)::setAttribute);
            }
        } catch (IllegalStateException e) {
            // ended by another request at this moment
        }
    }
}
