package com.oten.jakarta.internal.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response that neither a shared cache nor a browser stores if its request needed a login, unless the application sets
 * {@code Cache-Control} itself: a browser would show the page of a user who has logged out, at the back button.
 */
public final class PrivateResponse extends HttpServletResponseWrapper {
    private static final String ATTRIBUTE = PrivateResponse.class.getName();
    private static final String CACHE_CONTROL = "Cache-Control";

    private boolean isDefault;

    private PrivateResponse(HttpServletResponse real) {
        super(real);
    }

    /** Says that a request needs a login; whoever enforces that knows it. */
    public static void demand(HttpServletRequest in) {
        if (in.getAttribute(ATTRIBUTE) instanceof PrivateResponse response) {
            response.forbidStorage();
        } else {
            in.setAttribute(ATTRIBUTE, true);
        }
    }

    /** The response for the application; the demand may come before or after this. */
    public static HttpServletResponse of(HttpServletRequest in, HttpServletResponse out) {
        boolean isDemanded = in.getAttribute(ATTRIBUTE) != null;
        PrivateResponse response = new PrivateResponse(out);
        in.setAttribute(ATTRIBUTE, response);
        if (isDemanded) {
            out.setHeader(CACHE_CONTROL, null); // what a server has set before the application runs
            response.forbidStorage();
        }
        return response;
    }

    private void forbidStorage() {
        if (!containsHeader(CACHE_CONTROL)) {
            super.setHeader(CACHE_CONTROL, "private, no-store");
            super.addHeader("Vary", "Cookie");
            isDefault = true;
        }
    }

    /** JAX-RS implementations add headers, where the application's own is to replace the default. */
    @Override
    public void addHeader(String name, String value) {
        if (isDefault && CACHE_CONTROL.equalsIgnoreCase(name)) {
            isDefault = false;
            setHeader(name, value);
        } else {
            super.addHeader(name, value);
        }
    }
}
