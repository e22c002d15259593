package com.oten.emulator.wire;

import com.oten.emulator.Endpoint;
import com.oten.emulator.ReceivedRequest;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads requests, sends replies and plays canned responses. */
public final class Wire {
    private static final int MAX_BYTES = 1 << 20;

    private Wire() {}

    public static ReceivedRequest read(HttpExchange exchange, Endpoint endpoint, Instant now) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES);
        boolean form = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .orElse(false);
        return new ReceivedRequest(
                endpoint,
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                decode(exchange.getRequestURI().getRawQuery()),
                form ? decode(new String(body, StandardCharsets.UTF_8)) : Map.of(),
                headers(exchange),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                now);
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(headers);
    }

    private static Map<String, List<String>> decode(@Nullable String encoded) {
        Map<String, List<String>> decoded = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return decoded;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            decoded.computeIfAbsent(decodePart(name), key -> new ArrayList<>()).add(decodePart(value));
        }
        return Collections.unmodifiableMap(decoded);
    }

    private static String decodePart(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // a broken escape is kept: no check will accept it
            return part;
        }
    }

    public static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), silent ? -1 : body.length);
        if (!silent) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }

    public static void play(HttpExchange exchange, Playback response) throws IOException, InterruptedException {
        switch (response.delivery()) {
            // closing an exchange without a response closes the socket
            case DISCONNECT -> exchange.close();
            case HANG -> {
                pause(response);
                exchange.close();
            }
            case WHOLE, DRIP -> drip(exchange, response);
        }
    }

    private static void drip(HttpExchange exchange, Playback response) throws IOException, InterruptedException {
        byte[] body = response.body();
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int from = 0; from < body.length; from += response.piece()) {
                out.write(body, from, Math.min(response.piece(), body.length - from));
                out.flush();
                pause(response);
            }
        }
        exchange.close();
    }

    private static void pause(Playback response) throws InterruptedException {
        // real time on purpose: it is the network that is slow, not the clock; stopping the emulator interrupts it
        TimeUnit.NANOSECONDS.sleep(response.pause().toNanos());
    }
}
