package com.oten.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that an endpoint gives in place of its own, however wrong: see {@link OtenEmulator#answer}. Immutable.
 */
public final class CannedAnswer {
    /** What becomes of the connection. */
    enum Delivery {
        /** The answer is sent in one go. */
        WHOLE,
        /** The answer comes in small pieces with pauses between them. */
        DRIP,
        /** Nothing comes for a while, then the connection is closed. */
        HANG,
        /** The connection is closed at once. */
        DISCONNECT
    }

    private final Delivery delivery;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final int piece;
    private final Duration pause;

    private CannedAnswer(
            Delivery delivery, int status, Map<String, String> headers, byte[] body, int piece, Duration pause) {
        this.delivery = delivery;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.piece = piece;
        this.pause = pause;
    }

    /**
     * An answer with this status and body.
     *
     * @param status 200-599
     * @param contentType the {@code Content-Type}
     * @param body sent as UTF-8
     * @return the answer
     */
    public static CannedAnswer of(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new CannedAnswer(
                Delivery.WHOLE, status, Map.of("Content-Type", contentType), bytes, bytes.length, Duration.ZERO);
    }

    /**
     * A JSON answer whose one string fills this many bytes, to see whether the reader has a limit.
     *
     * @param status 200-599
     * @param bytes the size of the body, at least 16
     * @return the answer
     */
    public static CannedAnswer oversized(int status, int bytes) {
        String open = "{\"filler\":\"";
        String close = "\"}";
        return of(status, "application/json", open + "x".repeat(bytes - open.length() - close.length()) + close);
    }

    /**
     * No answer at all: the connection stays open this long and is then closed. Real time, not the emulator's clock.
     *
     * @param time how long; the emulator's end cuts it short
     * @return the answer
     */
    public static CannedAnswer hang(Duration time) {
        return new CannedAnswer(Delivery.HANG, 0, Map.of(), new byte[0], 0, time);
    }

    /**
     * The connection is closed after the request has been read, as when a server dies.
     *
     * @return the answer
     */
    public static CannedAnswer disconnect() {
        return new CannedAnswer(Delivery.DISCONNECT, 0, Map.of(), new byte[0], 0, Duration.ZERO);
    }

    /**
     * The same answer, sent slowly. Real time, not the emulator's clock.
     *
     * @param bytes how many bytes at once, at least 1
     * @param between the pause after each piece
     * @return a copy
     */
    public CannedAnswer drip(int bytes, Duration between) {
        if (bytes < 1) {
            throw new IllegalArgumentException("a piece has at least one byte");
        }
        return new CannedAnswer(Delivery.DRIP, status, headers, body, bytes, between);
    }

    /**
     * The same answer with one more header.
     *
     * @param name replaces a header of the same name
     * @param value the value
     * @return a copy
     */
    public CannedAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new CannedAnswer(delivery, status, more, body, piece, pause);
    }

    Delivery delivery() {
        return delivery;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    int piece() {
        return piece;
    }

    Duration pause() {
        return pause;
    }
}
