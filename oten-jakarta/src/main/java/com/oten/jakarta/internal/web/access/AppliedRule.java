package com.oten.jakarta.internal.web.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Marks a request as permitted by the rule of its resource, while the server's own role filters run. Payara's filter
 * requests authentication even for {@code @PermitAll}; the mechanism must not start a login then.
 */
public final class AppliedRule {
    private static final String ATTRIBUTE = AppliedRule.class.getName();

    private AppliedRule() {}

    /**
     * Called when the rule has been applied: no login may be started now.
     *
     * @param request the current one
     */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /**
     * Called when the filters are done: the resource may request authentication itself.
     *
     * @param request the current one
     */
    public static void unmark(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    public static boolean isMarked(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
