package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.HttpConfig;
import com.oten.jakarta.internal.text.PlainText;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * The one door out. Every call has one deadline over connection, headers and body, and a cap on the body; redirects are
 * not followed, compression is refused, and at most {@value #IN_FLIGHT} calls are under way at once, so that a slow Oten
 * cannot eat the server. Thread-safe; made once and shared.
 */
public final class Http {
    /** The largest discovery document, token answer or UserInfo answer, in bytes. */
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
     * Opens the door.
     *
     * @param config time-outs, proxy, trust store
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

    /**
     * Where callers wait for answers.
     *
     * @return the one of this application
     */
    public Bulkhead bulkhead() {
        return bulkhead;
    }

    /**
     * How far this machine's clock is from Oten's.
     *
     * @return brought up to date by every answer
     */
    public ClockDifference clocks() {
        return clocks;
    }

    /**
     * Gets a document.
     *
     * @param uri where
     * @param cap the largest body, in bytes
     * @return the answer, whatever its status; fails with an {@code OtenException}
     */
    public CompletableFuture<RemoteResponse> get(URI uri, int cap) {
        return send(request(uri).header("Accept", "application/json").GET().build(), cap, config.timeout());
    }

    /**
     * Gets a document with an access token (RFC 6750 section 2.1).
     *
     * @param uri where
     * @param accessToken the token
     * @return the answer, whatever its status
     * @throws OtenException if there is none
     */
    public RemoteResponse getWithToken(URI uri, String accessToken) {
        HttpRequest request = request(uri)
                .header("Accept", "application/json")
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
     * @return the answer, whatever its status
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
     * @return the answer, whatever its status; fails as {@link #post} does
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

    /** Shuts the door for good: the application ends, and no thread of the client's may outlive it. */
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
                    request.uri().getHost() + " has answered nobody of late, and callers wait for it already"));
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = begun(open.get(), request, cap);
        CompletableFuture<HttpResponse<byte[]>> inTime =
                exchange.copy().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
        bulkhead.watch(endpoint, inTime);
        return inTime.handle((response, failure) -> {
            inFlight.release();
            if (failure != null) {
                exchange.cancel(true);
                throw failed(request.uri(), failure);
            }
            clocks.note(response.headers());
            return answer(response);
        });
    }

    /** A call that cannot even begin, for want of a thread or by the JVM's proxy selector, gives its place back like any other. */
    private static CompletableFuture<HttpResponse<byte[]>> begun(HttpClient open, HttpRequest request, int cap) {
        try {
            return open.sendAsync(request, info -> new CappedBody(cap));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static RemoteResponse answer(HttpResponse<byte[]> response) {
        Optional<String> encoding = response.headers().firstValue("Content-Encoding");
        if (encoding.filter(value -> !value.equalsIgnoreCase("identity")).isPresent()) {
            throw OtenErrorCode.RESPONSE_INVALID.exception(
                    response.uri().getHost() + " answered compressed though that was refused");
        }
        return new RemoteResponse(response.statusCode(), response.headers(), response.body());
    }

    private static OtenException failed(URI uri, Throwable failure) {
        Throwable cause = unwrapped(failure);
        String host = uri.getHost();
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ConnectException
                    || t instanceof HttpConnectTimeoutException
                    || t instanceof UnresolvedAddressException
                    || t instanceof SSLHandshakeException
                    || isNoTls(t)) {
                return OtenErrorCode.UNREACHABLE.exception("no connection to " + host + ": " + reason(t), cause);
            }
            if (t instanceof CappedBody.TooLong) {
                return OtenErrorCode.RESPONSE_INVALID.exception("the answer of " + host + " is too big: " + reason(t));
            }
        }
        if (cause instanceof OtenException known) {
            return known;
        }
        return OtenErrorCode.RESPONSE_LOST.exception("no whole answer from " + host + ": " + reason(cause), cause);
    }

    /**
     * Whether the very first record of the other side was no TLS, so that nothing was sent yet. Other TLS failures outside
     * of the handshake may come after the request; the JDK tells the two apart in the message alone.
     */
    private static boolean isNoTls(Throwable t) {
        return t instanceof SSLException
                && String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
    }

    /**
     * What really happened: futures wrap it once at every stage.
     *
     * @param failure of a future
     * @return its cause
     */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String reason(Throwable t) {
        String message = t.getMessage();
        String kind = t.getClass().getSimpleName();
        return message == null ? kind : kind + " " + PlainText.of(message, 120);
    }

    /**
     * Whether an answer did not come because nobody waited for it any longer. That time is spent: unlike a connection that
     * broke, it is no reason to begin anew.
     *
     * @param failure of a call
     * @return false also if the call was answered
     */
    public static boolean isTimeOut(OtenException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TimeoutException || t instanceof HttpTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /**
     * The longest that one request may wait for Oten in all ({@link Budget}).
     *
     * @return ten seconds, or {@code oten.http.timeout} if that is more
     */
    public Duration budget() {
        return Budget.longest(config);
    }

    /**
     * Waits for an answer.
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
            Throwable cause = unwrapped(e);
            if (cause instanceof OtenException known) {
                throw known;
            }
            throw new IllegalStateException("a call to Oten failed in an unforeseen way", cause);
        }
    }
}
