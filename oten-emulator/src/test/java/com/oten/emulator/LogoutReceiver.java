package com.oten.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A relying party's address for logout tokens: keeps what comes, answers as it was told. */
public final class LogoutReceiver implements AutoCloseable {
    private final HttpServer http;
    private final List<String> received = new CopyOnWriteArrayList<>();

    public LogoutReceiver(int status) {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            byte[] answer = "{\"error\":\"invalid_request\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        http.start();
    }

    public URI uri() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/backchannel-logout");
    }

    /** Method, media type and body of each request. */
    public List<String> received() {
        return received;
    }

    /** The only token that has come. */
    public String token() {
        String prefix = "POST application/x-www-form-urlencoded logout_token=";
        if (received.size() != 1 || !received.get(0).startsWith(prefix)) {
            throw new AssertionError("expected one logout token, but " + received);
        }
        return URLDecoder.decode(received.get(0).substring(prefix.length()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
