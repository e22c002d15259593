package com.oten.jakarta.internal.pages;

import java.util.List;
import java.util.Map;

/** The response to a request: a page of the library, or a redirect. */
public sealed interface Reply permits Page, Redirect {
    /**
     * The status.
     *
     * @return the HTTP status
     */
    int status();

    /**
     * The headers, but for those that describe the body and those that set cookies.
     *
     * @return by name
     */
    Map<String, String> headers();

    /**
     * The cookies to set or delete.
     *
     * @return one {@code Set-Cookie} line per cookie
     */
    List<String> setCookies();

    /**
     * The same with another cookie to set or delete.
     *
     * @param line for {@code Set-Cookie}
     * @return a copy
     */
    Reply settingCookie(String line);
}
