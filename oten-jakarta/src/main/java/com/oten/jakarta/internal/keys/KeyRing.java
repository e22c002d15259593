package com.oten.jakarta.internal.keys;

import com.oten.jakarta.internal.config.Ed25519KeyPair;
import com.oten.jakarta.internal.config.KeySource;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;

/**
 * The Ed25519 keys of one application: the one that signs request objects, and all that Oten should know.
 *
 * <p>Whoever needs a key looks whether the configured one has changed. A new key signs at once; the one before it stays
 * published, because browsers may still carry what it signed. Oten finds keys by their ids, so a new key that has the
 * id of an old one is not used. Empty where HS256 signs. Thread-safe.
 */
public final class KeyRing {
    private static final Logger LOG = System.getLogger(KeyRing.class.getName());
    /** Longer than a request object lives, and than Oten may keep our document. */
    private static final Duration FORMER_PUBLISHED_FOR = Duration.ofMinutes(15);

    private static final int MOST_FORMER = 8;

    /** A key that signed until a while ago. */
    private record Former(SigningKey key, Instant until) {}

    /** The key that signs, those before it, newest first, and a key that was refused. */
    private record State(SigningKey current, List<Former> formers, Optional<SigningKey> refused) {}

    private final RequestObjectConfig config;
    private final Clock clock;
    /** Makes reading and changing one step, or a slow reader could bring an old key back. */
    private final Lock lock = new ReentrantLock();
    /** Written under the lock; empty until the first use. */
    private volatile Optional<State> state = Optional.empty();

    /**
     * Reads nothing yet.
     *
     * @param config where the keys are
     * @param clock how long former keys stay published
     */
    public KeyRing(RequestObjectConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The key that signs now. */
    SigningKey current() {
        return read(config.key().orElseThrow()).current();
    }

    /**
     * The document that Oten fetches (RFC 7517 section 5): public halves of the key that signs, of those that signed a
     * while ago, and of those configured to be published beside it.
     *
     * @return JSON; empty where HS256 signs
     */
    public Optional<String> jwks() {
        return config.key().map(source -> {
            State now = read(source);
            Map<String, OctetKeyPairJsonWebKey> keys = new LinkedHashMap<>();
            keys.put(now.current().id(), now.current().publicJwk());
            config.publishedKeys().stream()
                    .flatMap(other -> other.current().map(pair -> SigningKey.of(pair, other.id())).stream())
                    .forEach(key -> keys.putIfAbsent(key.id(), key.publicJwk()));
            now.formers().stream()
                    .filter(former -> clock.instant().isBefore(former.until()))
                    .forEach(former ->
                            keys.putIfAbsent(former.key().id(), former.key().publicJwk()));
            return new JsonWebKeySet(List.copyOf(keys.values())).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        });
    }

    private State read(KeySource source) {
        lock.lock();
        try {
            Ed25519KeyPair pair = source.current().orElseThrow();
            State next = state.map(last -> next(last, pair, source))
                    .orElseGet(() -> new State(SigningKey.of(pair, source.id()), List.of(), Optional.empty()));
            state = Optional.of(next);
            return next;
        } finally {
            lock.unlock();
        }
    }

    private State next(State last, Ed25519KeyPair pair, KeySource source) {
        if (last.current().isSame(pair)) {
            return last;
        }
        SigningKey candidate = SigningKey.of(pair, source.id());
        if (last.refused().filter(candidate::equals).isPresent()) {
            return last;
        }
        List<Former> formers = new ArrayList<>();
        formers.add(new Former(last.current(), clock.instant().plus(FORMER_PUBLISHED_FOR)));
        formers.addAll(last.formers());
        boolean isTaken =
                formers.stream().map(Former::key).anyMatch(key -> key.id().equals(candidate.id()) && !key.isSame(pair));
        if (isTaken) {
            LOG.log(
                    Level.ERROR,
                    "oten.request-object.key has changed and oten.request-object.key-id has not: the old key goes on signing."
                            + " Give the new key a name of its own, or leave the name to the library");
            return new State(last.current(), last.formers(), Optional.of(candidate));
        }
        LOG.log(
                Level.INFO,
                "request objects are signed with key {0} from now on; {1} stays published for {2}",
                candidate.id(),
                last.current().id(),
                FORMER_PUBLISHED_FOR);
        List<Former> kept = formers.stream()
                .filter(former -> !former.key().isSame(pair))
                .limit(MOST_FORMER)
                .toList();
        return new State(candidate, kept, Optional.empty());
    }
}
