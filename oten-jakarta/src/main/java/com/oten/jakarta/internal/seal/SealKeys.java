package com.oten.jakarta.internal.seal;

import com.oten.jakarta.internal.config.Issuers;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.SiteConfig;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.secret.Sha256;
import com.oten.jakarta.internal.text.Base64Url;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Where the sealing keys of one application come from: {@code oten.seal-key}, else the client secret, else random
 * bytes. When the source changes, as client secrets do every 90 days, what was sealed with the previous one can still
 * be opened for a while. Each purpose has keys of its own (HKDF, RFC 5869), so that a login transaction can never pass
 * for a session or the other way round, and so has each application: two of them may share a client and a host, and
 * browsers send the cookies of either to both. Thread-safe.
 */
public final class SealKeys {
    /** Longer than a login may take. */
    private static final Duration PREVIOUS_OPENS = Duration.ofMinutes(15);

    private static final byte[] SALT = "oten-rp/1".getBytes(StandardCharsets.US_ASCII);

    /** What is sealed. */
    public enum Purpose {
        /** Login transactions in cookies. */
        TRANSACTION("tx"),
        /** Tokens in the session. */
        SESSION("session"),
        /** Tokens that nodes share. */
        SHARED("shared"),
        /** Request objects that wait for Oten in the shared store. */
        REQUEST_OBJECT("jar-ref"),
        /** States of logouts in cookies. */
        LOGOUT("logout"),
        /** How many logins in a row have come to nothing, in cookies. */
        ROUNDS("rounds");

        private final String label;

        Purpose(String label) {
            this.label = label;
        }
    }

    /** The newest input key, and the one before it while that still opens. */
    private record Ring(Secret current, List<Secret> previous, Instant previousUntil) {}

    private final Supplier<Secret> source;
    private final byte[] context;
    private final Clock clock;
    private final AtomicReference<Ring> ring;

    /**
     * Chooses the source.
     *
     * @param config {@code oten.seal-key}, the client, and where browsers see the application
     * @param contextPath the application's, as the server has it
     * @param random for a public client without a seal key
     * @param clock how long the previous key opens
     */
    public SealKeys(OtenConfig config, String contextPath, SecureRandom random, Clock clock) {
        this.source = source(config, random);
        this.context = context(config, contextPath);
        this.clock = clock;
        this.ring = new AtomicReference<>(new Ring(source.get(), List.of(), Instant.EPOCH));
    }

    /** What all nodes of one application agree on, and no other application does. */
    private static byte[] context(OtenConfig config, String contextPath) {
        SiteConfig site = config.site();
        return lengthPrefixed(
                Issuers.withoutSlash(config.issuer()), // the same provider
                config.client().id(),
                site.redirectUri().or(site::baseUrl).map(URI::toString).orElse(""), // empty in development
                site.pathSeenByBrowsers(contextPath) + site.path());
    }

    private static Supplier<Secret> source(OtenConfig config, SecureRandom random) {
        if (config.sealKey().isPresent()) {
            Secret configured = config.sealKey().get();
            return () -> configured;
        }
        if (config.client().secret().isPresent()) {
            return config.client().secret().get()::current;
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Secret once = new Secret(Base64Url.encode(bytes));
        return () -> once;
    }

    /** The input keys that may have sealed something, the newest first. */
    List<Secret> inputKeys() {
        Secret now = source.get();
        Ring seen = ring.updateAndGet(last -> last.current().equals(now)
                ? last
                : new Ring(now, List.of(last.current()), clock.instant().plus(PREVIOUS_OPENS)));
        if (seen.previous().isEmpty() || clock.instant().isAfter(seen.previousUntil())) {
            return List.of(seen.current());
        }
        return List.of(seen.current(), seen.previous().get(0));
    }

    /** A short name of the application, not a secret: eight hexadecimal digits. */
    String application() {
        return HexFormat.of().formatHex(Sha256.of(context), 0, 4);
    }

    byte[] derive(Secret inputKey, Purpose purpose) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes(purpose.label.getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(context);
        return Hkdf.derive(SALT, inputKey.bytes(), info.toByteArray(), 32);
    }

    private static byte[] lengthPrefixed(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
