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

/** The way out to the applications: https or loopback only, no redirects, a few seconds, 64 KiB. */
public final class Outgoing {
    public static final int MOST_BYTES = 1 << 16;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** A request to be filled in; absent when nothing may be sent there. */
    public static Optional<HttpRequest.Builder> request(String uri) {
        try {
            URI target = new URI(uri);
            return isAllowed(target) ? Optional.of(HttpRequest.newBuilder(target)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Fails when nobody has answered in time. A body of more than is allowed is cut after one byte more. */
    public CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return http.sendAsync(request, head -> new CappedBody(MOST_BYTES))
                // of the whole answer: the client's own time-out ends with its head
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static boolean isAllowed(URI uri) {
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
    }
}
