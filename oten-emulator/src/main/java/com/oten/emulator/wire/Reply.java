package com.oten.emulator.wire;

import com.oten.emulator.base.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response of the emulator, ready to be sent. */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final String CONTENT_TYPE = "Content-Type";

    public static Reply json(int status, Map<String, ?> object) {
        return text(status, "application/json", Json.write(object));
    }

    public static Reply text(int status, String contentType, String body) {
        return new Reply(status, Map.of(CONTENT_TYPE, contentType), body);
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }

    public static Reply redirect(int status, String location) {
        return empty(status).with("Location", location).noStore().with("Referrer-Policy", "no-referrer");
    }

    public static Reply methodNotAllowed(String allowed) {
        return json(405, Map.of("error", "invalid_request", "error_description", "Use " + allowed))
                .with("Allow", allowed);
    }

    /** Tokens and pages must not be cached (RFC 6749 section 5.1). */
    public Reply noStore() {
        return with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
