package com.oten.emulator.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a canned response puts on the wire, and how. Immutable. */
public final class Playback {
    /** What becomes of the connection. */
    enum Delivery {
        /** The response is sent at once. */
        WHOLE,
        /** The response is sent in small pieces with pauses between them. */
        DRIP,
        /** Nothing is sent for a while, then the connection is closed. */
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

    private Playback(
            Delivery delivery, int status, Map<String, String> headers, byte[] body, int piece, Duration pause) {
        this.delivery = delivery;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.piece = piece;
        this.pause = pause;
    }

    public static Playback whole(int status, String contentType, byte[] body) {
        return new Playback(
                Delivery.WHOLE, status, Map.of("Content-Type", contentType), body.clone(), body.length, Duration.ZERO);
    }

    public static Playback hang(Duration time) {
        return new Playback(Delivery.HANG, 0, Map.of(), new byte[0], 0, time);
    }

    public static Playback disconnect() {
        return new Playback(Delivery.DISCONNECT, 0, Map.of(), new byte[0], 0, Duration.ZERO);
    }

    public Playback drip(int bytes, Duration between) {
        return new Playback(Delivery.DRIP, status, headers, body, bytes, between);
    }

    public Playback header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Playback(delivery, status, more, body, piece, pause);
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
