package com.oten.jakarta.internal.web.access;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Marks a request while servers' own role filters run after the library has applied the rule of its resource. Payara's asks
 * for an authentication also where {@code @PermitAll} stands; the mechanism then must not send anybody to a login.
 */
public final class AppliedRule {
    private static final String ATTRIBUTE = AppliedRule.class.getName();

    private AppliedRule() {}

    /**
     * The rule has been applied; nobody may ask for a login now.
     *
     * @param request the current one
     */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /**
     * The filters are done; the resource may ask for what it likes.
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
