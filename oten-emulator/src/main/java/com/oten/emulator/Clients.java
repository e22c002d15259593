package com.oten.emulator;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registered clients; they may change while the emulator runs. */
final class Clients {
    private final Map<String, EmulatedClient> byId = new ConcurrentHashMap<>();
    private final List<EmulatedClient> atStart;

    Clients(List<EmulatedClient> atStart) {
        this.atStart = List.copyOf(atStart);
        reset();
    }

    void reset() {
        byId.clear();
        atStart.forEach(this::register);
    }

    void register(EmulatedClient client) {
        byId.put(client.id(), client);
    }

    Optional<EmulatedClient> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<EmulatedClient> all() {
        return byId.values();
    }

    void rotateSecret(String id, String secret, boolean oldStaysValid) {
        EmulatedClient changed = byId.computeIfPresent(id, (key, client) -> {
            if (client.isPublic() || !oldStaysValid) {
                return client.withSecrets(List.of(secret));
            }
            return client.withSecrets(List.of(secret, client.secrets().get(0)));
        });
        if (changed == null) {
            throw new IllegalArgumentException("no client " + id + " is registered");
        }
    }
}
