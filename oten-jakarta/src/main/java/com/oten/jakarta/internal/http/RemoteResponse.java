package com.oten.jakarta.internal.http;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/**
 * A whole response, of bounded size.
 *
 * @param status the HTTP status
 * @param headers as they came
 * @param body no longer than the cap of the call; do not change it
 */
@SuppressWarnings("ArrayRecordComponent") // responses are never compared
public record RemoteResponse(int status, HttpHeaders headers, byte[] body) {
    /**
     * A header.
     *
     * @param name in any case
     * @return its first value
     */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * Whether another try may succeed: Oten, or a proxy or load balancer in front of it, is overloaded or broken.
     *
     * @return true for status 429 and from 500 on
     */
    public boolean isUnavailable() {
        return status == 429 || status >= 500;
    }

    /**
     * Whether the media type of the body is JSON ({@code application/json} or a {@code +json} type).
     *
     * @return false also if there is none
     */
    public boolean isJson() {
        String type = mediaType();
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /**
     * Whether the media type of the body is {@code application/jwt} (RFC 7519 section 10.3.1).
     *
     * @return false also if there is none
     */
    public boolean isJwt() {
        return mediaType().equals("application/jwt");
    }

    /** In lower case, without parameters. */
    private String mediaType() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.split(";", 2)[0].strip();
    }

    @Override
    public String toString() {
        return "RemoteResponse[status=" + status + ", " + body.length + " bytes]"; // bodies hold tokens
    }
}
