package com.oten.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it reached the emulator. Immutable.
 *
 * @param endpoint what it was for
 * @param method {@code GET}, {@code POST} …
 * @param path without the query
 * @param query the decoded query parameters, in order
 * @param form the decoded form parameters, in order; empty when the body was not a form
 * @param headers the names ignore case
 * @param remoteAddress the caller's IP address
 * @param time when it arrived, by the emulator's clock
 */
public record ReceivedRequest(
        Endpoint endpoint,
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        Map<String, List<String>> headers,
        String remoteAddress,
        Instant time) {

    /**
     * The first query parameter of this name.
     *
     * @param name case matters
     * @return its value, absent when it was not sent
     */
    public Optional<String> query(String name) {
        return first(query, name);
    }

    /**
     * The first form parameter of this name.
     *
     * @param name case matters
     * @return its value, absent when it was not sent
     */
    public Optional<String> form(String name) {
        return first(form, name);
    }

    /**
     * The first header of this name.
     *
     * @param name case is ignored
     * @return its value, absent when it was not sent
     */
    public Optional<String> header(String name) {
        return first(headers, name);
    }

    private static Optional<String> first(Map<String, List<String>> values, String name) {
        return Optional.ofNullable(values.get(name)).flatMap(all -> all.stream().findFirst());
    }

    /** Names the parameters without their values: some are secrets. */
    @Override
    public String toString() {
        return method + " " + path + " query=" + query.keySet() + " form=" + form.keySet();
    }
}
