package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.HttpConfig;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends every HTTP request of the library. Each has one deadline over connection, headers and body, and a cap on the body;
 * redirects are not followed, compression is refused, and at most {@value #IN_FLIGHT} calls are under way at once, so that
 * a slow Oten cannot use up the server's threads. Thread-safe; made once and shared.
 */
public final class Http {
    /** The largest discovery document, token response or UserInfo response, in bytes. */
    public static final int DOCUMENT = 256 * 1024;

    private static final int IN_FLIGHT = 64;
    /** Above every time-out that can be configured. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final RenewableHttpClient client;

    private final HttpConfig config;
    private final ClockDifference clocks;
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
    private final Bulkhead bulkhead;

    /**
     * Makes the client; it connects to nothing yet.
     *
     * @param clock what Oten's clock is compared with
     * @throws com.oten.jakarta.error.OtenConfigurationException if the trust store cannot be opened
     */
    public Http(HttpConfig config, Clock clock) {
        TimeoutThread.start();
        this.config = config;
        this.clocks = new ClockDifference(clock);
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout());
        builder.proxy(config.proxy()
                .map(proxy -> ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())))
                .orElseGet(ProxySelector::getDefault));
        config.trustStore().ifPresent(store -> builder.sslContext(TrustedTls.context(store)));
        this.client = new RenewableHttpClient(builder::build, clock);
        this.bulkhead = new Bulkhead(config.maxWaiting());
    }

    /** {@return the limit on threads that wait for Oten at the same time} */
    public Bulkhead bulkhead() {
        return bulkhead;
    }

    /** {@return how far this machine's clock is from Oten's, updated by every response} */
    public ClockDifference clocks() {
        return clocks;
    }

    /**
     * Gets a document.
     *
     * @param uri where
     * @param cap the largest body, in bytes
     * @return the response, whatever its status; fails with an {@code OtenException}
     */
    public CompletableFuture<RemoteResponse> get(URI uri, int cap) {
        return send(request(uri).header("Accept", "application/json").GET().build(), cap, config.timeout());
    }

    /**
     * Gets a document, or a signed one, with an access token (RFC 6750 section 2.1).
     *
     * @param uri where
     * @param accessToken the token
     * @return the response, whatever its status
     * @throws OtenException if there is none
     */
    public RemoteResponse getWithToken(URI uri, String accessToken) {
        HttpRequest request = request(uri)
                .header("Accept", "application/json, application/jwt")
                .header("Authorization", "Bearer " + accessToken)
                .GET()
                .build();
        return bulkhead.enter(() -> join(send(request, DOCUMENT, Budget.left(config.timeout()))));
    }

    /**
     * Posts a form. For callers that are in the {@link #bulkhead()} already.
     *
     * @param uri where
     * @param form the fields, unencoded
     * @param atMost how long it may take, if that is shorter than the configured time-out
     * @return the response, whatever its status
     * @throws OtenException if there is none: {@code UNREACHABLE} when nothing was sent, {@code RESPONSE_LOST} when the
     *     other side may have acted
     */
    public RemoteResponse post(URI uri, Map<String, String> form, Duration atMost) {
        boolean isShorter = atMost.compareTo(config.timeout()) < 0;
        return join(postInBackground(uri, form, Budget.left(isShorter ? atMost : config.timeout())));
    }

    /**
     * Posts a form without waiting.
     *
     * @param uri where
     * @param form the fields, unencoded
     * @return the response, whatever its status; fails as {@link #post} does
     */
    public CompletableFuture<RemoteResponse> postInBackground(URI uri, Map<String, String> form) {
        return postInBackground(uri, form, config.timeout());
    }

    private CompletableFuture<RemoteResponse> postInBackground(URI uri, Map<String, String> form, Duration atMost) {
        return send(
                request(uri)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(Parameters.encoded(form)))
                        .build(),
                DOCUMENT,
                atMost);
    }

    private HttpRequest.Builder request(URI uri) {
        // the JDK's own timeout ends with the headers; the deadline over the body is ours, below
        return HttpRequest.newBuilder(uri).timeout(config.timeout()).header("Accept-Encoding", "identity");
    }

    /** Ends the client for good: no thread of it may outlive the application. Further calls fail with {@code BUSY}. */
    public void close() {
        client.close();
    }

    private CompletableFuture<RemoteResponse> send(HttpRequest request, int cap, Duration atMost) {
        Optional<HttpClient> open = client.get();
        if (open.isEmpty()) {
            return CompletableFuture.failedFuture(
                    OtenErrorCode.BUSY.exception("the application has ended; nothing was sent"));
        }
        if (!inFlight.tryAcquire()) {
            return CompletableFuture.failedFuture(OtenErrorCode.BUSY.exception(
                    IN_FLIGHT + " calls to " + request.uri().getHost() + " are under way already"));
        }
        String endpoint = request.uri().getRawAuthority() + request.uri().getRawPath();
        if (bulkhead.isFull(endpoint)) {
            inFlight.release();
            return CompletableFuture.failedFuture(OtenErrorCode.BUSY.exception(
                    request.uri().getHost() + " has not responded of late, and callers wait for it already"));
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = begun(open.get(), request, cap);
        CompletableFuture<HttpResponse<byte[]>> inTime =
                exchange.copy().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
        bulkhead.watch(endpoint, inTime);
        return inTime.handle((response, failure) -> {
            inFlight.release();
            if (failure != null) {
                exchange.cancel(true);
                throw CallFailures.of(request.uri(), failure);
            }
            clocks.note(response.headers());
            return checked(response);
        });
    }

    /** A call that cannot even begin, for want of a thread or because of the JVM's proxy selector, fails like any other. */
    private static CompletableFuture<HttpResponse<byte[]>> begun(HttpClient open, HttpRequest request, int cap) {
        try {
            return open.sendAsync(request, info -> new CappedBody(cap));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static RemoteResponse checked(HttpResponse<byte[]> response) {
        Optional<String> encoding = response.headers().firstValue("Content-Encoding");
        if (encoding.filter(value -> !value.equalsIgnoreCase("identity")).isPresent()) {
            throw OtenErrorCode.RESPONSE_INVALID.exception(
                    response.uri().getHost() + " sent a compressed response, which was not asked for");
        }
        return new RemoteResponse(response.statusCode(), response.headers(), response.body());
    }

    /**
     * {@return the longest that one request may wait for Oten in all ({@link Budget}): ten seconds, or
     * {@code oten.http.timeout} if that is more}
     */
    public Duration budget() {
        return Budget.longest(config);
    }

    /**
     * Waits for a response.
     *
     * @param <T> what is waited for
     * @param future a call that has a deadline of its own
     * @return its result
     * @throws OtenException as the call failed; {@code RESPONSE_LOST} also if the {@link Budget} ends sooner
     */
    public static <T> T join(CompletableFuture<T> future) {
        try {
            return future.get(Budget.left(LONGEST_WAIT).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw OtenErrorCode.RESPONSE_LOST.exception("Oten took too long: the request's time is used up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OtenErrorCode.RESPONSE_LOST.exception("interrupted while waiting for Oten", e);
        } catch (ExecutionException e) {
            Throwable cause = CallFailures.unwrapped(e);
            if (cause instanceof OtenException known) {
                throw known;
            }
            throw new IllegalStateException("a call to Oten failed in an unforeseen way", cause);
        }
    }
}
