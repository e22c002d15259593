package com.oten.jakarta.internal.http;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, replaced before its connections grow old. JDK 17 keeps an idle connection for twenty minutes and
 * has no setting for it except one for the whole JVM; firewalls and NATs silently drop it after a few, and a call on it
 * would wait until it times out. Thread-safe.
 */
final class RenewableHttpClient {
    /** Shorter than any network keeps an idle connection. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** A connection may be idle while others are in use. */
    private static final Duration AGE = Duration.ofMinutes(3);

    private final Supplier<HttpClient> maker;
    private final Clock clock;

    /** Guards the fields below. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable HttpClient client;
    private volatile Instant made = Instant.EPOCH;
    private volatile Instant used = Instant.EPOCH;
    private volatile boolean isClosed;

    /** Makes no client yet: the check at start-up only reads the configuration and needs no threads. */
    RenewableHttpClient(Supplier<HttpClient> maker, Clock clock) {
        this.maker = maker;
        this.clock = clock;
    }

    /** For one call; empty after {@link #close}. */
    Optional<HttpClient> get() {
        lock.lock();
        try {
            if (isClosed) {
                return Optional.empty();
            }
            HttpClient known = client;
            Instant now = clock.instant();
            if (known == null || isOver(used, now, IDLE) || isOver(made, now, AGE)) {
                client = maker.get();
                made = now;
                if (known != null) {
                    end(known, "shutdown"); // what is under way comes to its end
                }
            }
            used = now;
            return Optional.ofNullable(client);
        } finally {
            lock.unlock();
        }
    }

    /** For good: before JDK 21 a client's threads end when it is no longer referenced. */
    void close() {
        lock.lock();
        try {
            HttpClient known = client;
            client = null;
            isClosed = true;
            if (known != null) {
                end(known, "shutdownNow");
            }
        } finally {
            lock.unlock();
        }
    }

    /** If the clock was set back, a new client is made too, rather than none for hours. */
    private static boolean isOver(Instant since, Instant now, Duration limit) {
        return Duration.between(since, now).abs().compareTo(limit) > 0;
    }

    private static void end(HttpClient old, String how) {
        try {
            HttpClient.class.getMethod(how).invoke(old); // JDK 21
        } catch (ReflectiveOperationException e) {
            // an older JDK: the threads end as soon as the client is collected
        }
    }
}
