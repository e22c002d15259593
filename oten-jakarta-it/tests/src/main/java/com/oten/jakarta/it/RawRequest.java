package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests with a path that no client of the JDK sends unchanged. */
final class RawRequest {
    private static final int PATIENCE = 20_000;

    private RawRequest() {}

    /**
     * Asks as a browser that goes to an address.
     *
     * @param server scheme, host and port
     * @param target as in the request line
     * @return status line, headers and body
     */
    static String get(URI server, String target) {
        return get(server, target, "");
    }

    /** The same with more headers, each with the end of its line. */
    static String get(URI server, String target, String headers) {
        return send(
                server,
                "GET " + target + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nAccept: text/html\r\nSec-Fetch-Mode: navigate\r\nConnection: close\r\n" + headers
                        + "\r\n");
    }

    /** Any request. */
    static String send(URI server, String request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no response to " + request.lines().findFirst().orElse(""), e);
        }
    }

    /** The value of the first header of a name. */
    static String header(String name, String response) {
        return response.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + response));
    }

    /**
     * The status of a response.
     *
     * @param response what {@link #get} returned
     * @return for example 200
     */
    static int status(String response) {
        return Integer.parseInt(response.split(" ", 3)[1]);
    }
}
