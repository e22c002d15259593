package com.oten.jakarta.internal.pages;

import java.util.List;
import java.util.Map;

/** What a request is answered with: a page of the library's, or the way to another one. */
public sealed interface Reply permits Page, Redirect {
    /**
     * The status.
     *
     * @return of HTTP
     */
    int status();

    /**
     * The headers, but for those that describe the body and those that set cookies.
     *
     * @return by name
     */
    Map<String, String> headers();

    /**
     * What the browser has to remember or to forget.
     *
     * @return one line for {@code Set-Cookie} a cookie
     */
    List<String> setCookies();

    /**
     * The same for a browser that has to remember or to forget something as well.
     *
     * @param line for {@code Set-Cookie}
     * @return a copy
     */
    Reply settingCookie(String line);
}
