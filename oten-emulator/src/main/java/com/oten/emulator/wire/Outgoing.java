package com.oten.emulator.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sends requests to applications: https or loopback only, no redirects, five seconds, 64 KiB. */
public final class Outgoing {
    public static final int MAX_BYTES = 1 << 16;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** A request builder; absent when nothing may be sent to this URI. */
    public static Optional<HttpRequest.Builder> request(String uri) {
        try {
            URI target = new URI(uri);
            return isAllowed(target) ? Optional.of(HttpRequest.newBuilder(target)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Fails when there is no response in time. A body that is too long is cut off one byte after the limit. */
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return http.sendAsync(request, head -> new CappedBody(MAX_BYTES))
                // for the whole response: the client's own time-out ends with its headers
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isAllowed(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
    }
}
