package com.oten.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A logout token that was sent to an application, and the response.
 *
 * @param uri where it went
 * @param logoutToken the compact form
 * @param status the HTTP status; absent when nobody responded in time, or nothing may be sent there
 * @param headers of the response; the names ignore case
 * @param body of the response, the first 64 KiB
 */
public record LogoutDelivery(
        URI uri, String logoutToken, OptionalInt status, Map<String, List<String>> headers, String body) {

    /**
     * The first header of this name in the response.
     *
     * @param name case is ignored
     * @return its value, absent when it was not sent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(all -> all.stream().findFirst());
    }

    /** Says where and how it ended, never the token. */
    @Override
    public String toString() {
        return "LogoutDelivery[" + uri + ", " + (status.isPresent() ? String.valueOf(status.getAsInt()) : "no response")
                + "]";
    }
}
