package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.session.OtenSession.TokenState;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the nodes know together of a session's tokens: who refreshes them right now (a lease, which ends by itself when its
 * node dies), and their newest generation, because a container may lose its last write of a session. All of it is sealed.
 *
 * <p>Nobody shall have to log in because the store fails: then each node goes on as if it were alone. Thread-safe.
 */
final class SharedTokens {
    private static final Logger LOG = System.getLogger(SharedTokens.class.getName());
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String ENDED = "ended";

    private final SharedStore store;
    private final Sealer sealer;
    private final String node;
    private final Duration lease;
    private final Duration lifetime;

    /**
     * Shares tokens.
     *
     * @param store what the nodes have in common
     * @param sealer of this purpose
     * @param node names this node to the others
     * @param lease longer than any refresh can take
     * @param lifetime of sessions
     */
    SharedTokens(SharedStore store, Sealer sealer, String node, Duration lease, Duration lifetime) {
        this.store = store;
        this.sealer = sealer;
        this.node = node;
        this.lease = lease;
        this.lifetime = lifetime;
    }

    /** On one node the HTTP session is always the newest, and the single flight is lease enough. */
    boolean isAlone() {
        return store instanceof LocalStore;
    }

    /** Whether this node may refresh now. */
    boolean lease(OtenSession session) {
        return isAlone() || reach(() -> store.putIfAbsent(leaseKey(session), node, lease), true);
    }

    void release(OtenSession session) {
        if (!isAlone()) {
            reach(() -> store.remove(leaseKey(session), node), false);
        }
    }

    /** Another node's generation of the tokens, if that is newer. */
    Optional<OtenSession> newer(OtenSession mine) {
        if (isAlone()) {
            return Optional.empty();
        }
        return newer(reach(() -> store.get(tokensKey(mine)), Optional.empty()), mine);
    }

    private Optional<OtenSession> newer(Optional<String> sealed, OtenSession mine) {
        return sealed.flatMap(sealer::open)
                .flatMap(text -> read(text, mine))
                .filter(newest -> newest.generation() > mine.generation());
    }

    /**
     * Tells the other nodes. A session may end on one of them at the same moment, so this one puts and then looks for the
     * mark, that one puts the mark and then takes the tokens: one of the two finds what the other has put.
     *
     * @return false if the session has ended: then nobody has been told
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

    /** Whether the session was ended on some node, perhaps one whose HTTP session is not this one's. */
    boolean hasEnded(OtenSession session) {
        return !isAlone() && reach(() -> store.get(endedKey(session)).isPresent(), false);
    }

    /**
     * The session has ended: leaves a mark for whoever publishes later.
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
        reach(
                () -> {
                    store.put(key, value, lifetime);
                    return true;
                },
                false);
    }

    private Optional<String> take(OtenSession session) {
        return reach(() -> store.take(tokensKey(session)), Optional.empty());
    }

    private static <T> T reach(Supplier<T> operation, T otherwise) {
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
        TokenState tokens = session.tokens();
        return JSON.createObjectBuilder()
                .add("id", session.id())
                .add("generation", session.generation())
                .add("tokens", tokens.sealed())
                .add("scopes", JSON.createArrayBuilder(tokens.scopes()))
                .add("expires", tokens.expiresAt().getEpochSecond())
                .add("refresh", tokens.refreshAt().getEpochSecond())
                .add("refreshable", tokens.canRefresh())
                .build()
                .toString();
    }

    private static Optional<OtenSession> read(String text, OtenSession mine) {
        try {
            JsonObject json = Json.object(text.getBytes(StandardCharsets.UTF_8));
            if (!json.getString("id").equals(mine.id())) {
                return Optional.empty(); // somebody moved another session's tokens here
            }
            TokenState tokens = new TokenState(
                    json.getString("tokens"),
                    Set.copyOf(Json.strings(json, "scopes").orElseThrow()),
                    Instant.ofEpochSecond(json.getJsonNumber("expires").longValueExact()),
                    Instant.ofEpochSecond(json.getJsonNumber("refresh").longValueExact()),
                    json.getBoolean("refreshable"));
            return Optional.of(mine.with(json.getInt("generation"), tokens));
        } catch (Json.Malformed | RuntimeException e) {
            return Optional.empty(); // of another version of the library
        }
    }
}
