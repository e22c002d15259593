package com.oten.emulator;

import com.oten.emulator.wire.Playback;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A response that an endpoint sends in place of its own, however wrong: see {@link OtenEmulator#answer}. Immutable.
 */
public final class CannedResponse {
    private final Playback playback;

    private CannedResponse(Playback playback) {
        this.playback = playback;
    }

    /**
     * A response with this status and body.
     *
     * @param status 200-599
     * @param contentType the {@code Content-Type}
     * @param body sent as UTF-8
     * @return the response
     */
    public static CannedResponse of(int status, String contentType, String body) {
        return new CannedResponse(Playback.whole(status, contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A JSON object with one string member, padded to this size, to see whether the reader has a limit.
     *
     * @param status 200-599
     * @param bytes the size of the body, at least 16
     * @return the response
     */
    public static CannedResponse oversized(int status, int bytes) {
        String open = "{\"filler\":\"";
        String close = "\"}";
        return of(status, "application/json", open + "x".repeat(bytes - open.length() - close.length()) + close);
    }

    /**
     * No response at all: the connection stays open this long and is then closed. Real time, not the emulator's clock.
     *
     * @param time how long; stopping the emulator cuts it short
     * @return the response
     */
    public static CannedResponse hang(Duration time) {
        return new CannedResponse(Playback.hang(time));
    }

    /**
     * The connection is closed after the request has been read, as if the server had crashed.
     *
     * @return the response
     */
    public static CannedResponse disconnect() {
        return new CannedResponse(Playback.disconnect());
    }

    /**
     * The same response, sent slowly. Real time, not the emulator's clock.
     *
     * @param bytes how many bytes at once, at least 1
     * @param between the pause after each piece
     * @return a copy
     */
    public CannedResponse drip(int bytes, Duration between) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a piece has at least one byte");
        }
        return new CannedResponse(playback.drip(bytes, between));
    }

    /**
     * The same response with one more header.
     *
     * @param name replaces a header of the same name
     * @param value the value
     * @return a copy
     */
    public CannedResponse header(String name, String value) {
        return new CannedResponse(playback.header(name, value));
    }

    Playback playback() {
        return playback;
    }
}
