package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the nodes share about a session's tokens: which node refreshes them (a lease, which expires if the node dies),
 * and their newest generation, sealed, because a container may lose its last write of a session.
 *
 * <p>If the store fails, users need not log in again: each node goes on as if it were alone. Thread-safe.
 */
final class SharedTokens {
    private static final Logger LOG = System.getLogger(SharedTokens.class.getName());
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String ENDED = "ended";

    private final SharedStore store;
    private final Sealer sealer;
    private final String node;
    /** Longer than any refresh can take. */
    private final Duration lease;

    private final Duration lifetime;

    SharedTokens(SharedStore store, Sealer sealer, String node, Duration lease, Duration lifetime) {
        this.store = store;
        this.sealer = sealer;
        this.node = node;
        this.lease = lease;
        this.lifetime = lifetime;
    }

    /**
     * On a single node the HTTP session is always the newest state, and the single flight makes a lease unnecessary.
     */
    boolean isAlone() {
        return store instanceof LocalStore;
    }

    /** Whether this node may refresh now. */
    boolean lease(OtenSession session) {
        return isAlone() || attempt(() -> store.putIfAbsent(leaseKey(session), node, lease), true);
    }

    void release(OtenSession session) {
        if (!isAlone()) {
            attempt(() -> store.remove(leaseKey(session), node), false);
        }
    }

    /** Another node's generation of the tokens, if that is newer. */
    Optional<OtenSession> newer(OtenSession mine) {
        if (isAlone()) {
            return Optional.empty();
        }
        return newer(attempt(() -> store.get(tokensKey(mine)), Optional.empty()), mine);
    }

    private Optional<OtenSession> newer(Optional<String> sealed, OtenSession mine) {
        return sealed.flatMap(sealer::open)
                .flatMap(text -> read(text, mine))
                .filter(newest -> newest.generation() > mine.generation());
    }

    /**
     * Stores the tokens for the other nodes. The session may end on one of them at the same moment: so this node stores
     * the tokens and then checks whether it has ended, and the other node stores that it has ended and then removes the
     * tokens. At least one of the two sees what the other has stored.
     *
     * @return false if the session has ended: then nothing is left in the store
     */
    boolean publish(OtenSession session) {
        if (!isAlone()) {
            put(tokensKey(session), sealer.seal(write(session)));
            if (hasEnded(session)) {
                take(session);
                return false;
            }
        }
        return true;
    }

    /** Whether the session was ended on any node, even if the HTTP session of this one does not show it yet. */
    boolean hasEnded(OtenSession session) {
        return !isAlone() && attempt(() -> store.get(endedKey(session)).isPresent(), false);
    }

    /**
     * Stores that the session has ended, for nodes that publish later, and removes its tokens.
     *
     * @return another node's generation of the tokens, if that is newer
     */
    Optional<OtenSession> forget(OtenSession session) {
        if (isAlone()) {
            return Optional.empty();
        }
        put(endedKey(session), ENDED);
        return newer(take(session), session);
    }

    private void put(String key, String value) {
        attempt(
                () -> {
                    store.put(key, value, lifetime);
                    return true;
                },
                false);
    }

    private Optional<String> take(OtenSession session) {
        return attempt(() -> store.take(tokensKey(session)), Optional.empty());
    }

    private static <T> T attempt(Supplier<T> operation, T otherwise) {
        try {
            return operation.get();
        } catch (RuntimeException e) { // logged where stores are guarded
            LOG.log(Level.DEBUG, "went on without the shared store: {0}", e.getMessage());
            return otherwise;
        }
    }

    private static String leaseKey(OtenSession session) {
        return "refresh:" + session.id();
    }

    private static String tokensKey(OtenSession session) {
        return "tokens:" + session.id();
    }

    private static String endedKey(OtenSession session) {
        return "ended:" + session.id();
    }

    private static String write(OtenSession session) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("id", session.id()).add("generation", session.generation());
        session.tokens().write(json);
        return json.build().toString();
    }

    private static Optional<OtenSession> read(String text, OtenSession mine) {
        try {
            JsonObject json = Json.object(text.getBytes(StandardCharsets.UTF_8));
            if (!json.getString("id").equals(mine.id())) {
                return Optional.empty(); // an entry of another session was copied here
            }
            return Optional.of(mine.with(json.getInt("generation"), TokenState.read(json)));
        } catch (Json.Malformed | RuntimeException e) {
            return Optional.empty(); // written by another version of the library
        }
    }
}
