package com.oten.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser says of itself when somebody follows a link. */
public final class Browser {
    private static final Map<String, String> HEADERS = headers();

    private Browser() {}

    /** {@return the headers, in their order} */
    public static Map<String, String> all() {
        return HEADERS;
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "User-Agent",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0");
        headers.put("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        headers.put("Accept-Language", "en");
        headers.put("Sec-Fetch-Site", "none");
        headers.put("Sec-Fetch-Mode", "navigate");
        headers.put("Sec-Fetch-Dest", "document");
        return headers;
    }
}
