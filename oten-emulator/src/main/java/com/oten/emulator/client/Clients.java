package com.oten.emulator.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registered clients; they may change while the emulator runs. */
public final class Clients {
    private final Map<String, Registration> byId = new ConcurrentHashMap<>();
    private final List<Registration> atStart;

    public Clients(List<Registration> atStart) {
        this.atStart = List.copyOf(atStart);
        reset();
    }

    public void reset() {
        byId.clear();
        atStart.forEach(this::register);
    }

    public void register(Registration client) {
        byId.put(client.id(), client);
    }

    public Optional<Registration> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Registration> all() {
        return byId.values();
    }

    public void rotateSecret(String id, String secret, boolean oldStaysValid) {
        Registration changed = byId.computeIfPresent(id, (key, client) -> {
            if (client.isPublic() || !oldStaysValid) {
                return client.secrets(List.of(secret));
            }
            return client.secrets(List.of(secret, client.secrets().get(0)));
        });
        if (changed == null) {
            throw new IllegalArgumentException("no client " + id + " is registered");
        }
    }
}
