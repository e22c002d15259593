package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.secret.Secret;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A key pair that may be rotated while the application runs: every call reads it again, and parses it only if it has
 * changed. While it is unusable, as files are while they are being replaced, the last good key stays in use, and the
 * operator is told once. Thread-safe.
 */
public final class KeySource {
    private static final Logger LOG = System.getLogger(KeySource.class.getName());

    /** What was read last, and the newest good key. */
    private record Seen(Secret text, Optional<Ed25519KeyPair> pair) {}

    private final String setting;
    private final Supplier<Optional<String>> place;
    private final Supplier<Optional<String>> id;
    private final boolean mayBeMissing;
    /** Makes reading and remembering one step, or a slow reader could bring an old key back. */
    private final Lock lock = new ReentrantLock();
    /** Written under the lock. */
    private volatile Seen seen;

    private KeySource(
            String setting,
            Supplier<Optional<String>> place,
            Supplier<Optional<String>> id,
            boolean mayBeMissing,
            Seen seen) {
        this.setting = setting;
        this.place = place;
        this.id = id;
        this.mayBeMissing = mayBeMissing;
        this.seen = seen;
    }

    /** A key that has to be there. */
    static KeySource present(String setting, Supplier<Optional<String>> place, Supplier<Optional<String>> id)
            throws Ed25519KeyPair.NotUsable {
        Secret text = text(place);
        return new KeySource(setting, place, id, false, new Seen(text, Optional.of(parse(text))));
    }

    /** A key that may come and go. */
    static KeySource possible(String setting, Supplier<Optional<String>> place, Supplier<Optional<String>> id)
            throws Ed25519KeyPair.NotUsable {
        Secret text = text(place);
        Optional<Ed25519KeyPair> pair = text.value().isEmpty() ? Optional.empty() : Optional.of(parse(text));
        return new KeySource(setting, place, id, true, new Seen(text, pair));
    }

    /**
     * The key as it is now.
     *
     * @return the newest good one; empty only if it is of the kind that may be missing, and is
     */
    public Optional<Ed25519KeyPair> current() {
        lock.lock();
        try {
            Secret text = text(place);
            if (!text.equals(seen.text())) {
                seen = new Seen(text, read(text));
            }
            return seen.pair();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The key's configured id as it is now.
     *
     * @return empty if it is identified by its thumbprint (RFC 7638)
     */
    public Optional<String> id() {
        return id.get();
    }

    private Optional<Ed25519KeyPair> read(Secret text) {
        if (mayBeMissing && text.value().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(text));
        } catch (Ed25519KeyPair.NotUsable e) {
            LOG.log(Level.ERROR, "{0} {1}: the last good key stays in use until this is fixed", setting, e.fault());
            return seen.pair();
        }
    }

    private static Ed25519KeyPair parse(Secret text) throws Ed25519KeyPair.NotUsable {
        if (text.value().isEmpty()) {
            throw new Ed25519KeyPair.NotUsable("cannot be read or is empty");
        }
        return Ed25519KeyPair.parse(text.value());
    }

    private static Secret text(Supplier<Optional<String>> place) {
        return new Secret(place.get().orElse(""));
    }
}
