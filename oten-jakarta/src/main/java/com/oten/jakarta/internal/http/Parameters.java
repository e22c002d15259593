package com.oten.jakarta.internal.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters as OAuth writes them, in forms and in URLs (RFC 6749 appendix B). */
public final class Parameters {
    private Parameters() {}

    /**
     * Encodes parameters.
     *
     * @param parameters unencoded, in order
     * @return {@code application/x-www-form-urlencoded}
     */
    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * Adds parameters to a URL, which may have some already (RFC 6749 section 3.1).
     *
     * @param endpoint without a fragment
     * @param parameters unencoded, in order
     * @return the longer URL
     */
    public static URI appended(URI endpoint, Map<String, String> parameters) {
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + encoded(parameters));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
