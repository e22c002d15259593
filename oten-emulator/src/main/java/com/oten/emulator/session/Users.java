package com.oten.emulator.session;

import com.oten.emulator.EmulatedUser;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users who can log in, in the order of the login page; they may change while the emulator runs. */
public final class Users {
    private final List<EmulatedUser> atStart;
    /** Replaced as a whole under the lock, read without it. */
    private volatile Map<String, EmulatedUser> byName = Map.of();

    public Users(List<EmulatedUser> atStart) {
        this.atStart = List.copyOf(atStart);
        reset();
    }

    public synchronized void reset() {
        byName = Map.of();
        atStart.forEach(this::add);
    }

    public synchronized void add(EmulatedUser user) {
        Map<String, EmulatedUser> more = new LinkedHashMap<>(byName);
        more.put(user.username(), user);
        byName = more;
    }

    public Optional<EmulatedUser> find(String username) {
        return Optional.ofNullable(byName.get(username));
    }

    public Collection<EmulatedUser> all() {
        return byName.values();
    }
}
