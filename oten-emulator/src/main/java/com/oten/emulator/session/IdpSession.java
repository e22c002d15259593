package com.oten.emulator.session;

import com.oten.emulator.EmulatedUser;
import com.oten.emulator.client.Registration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A user's session at the emulator with one browser. The id is in the cookie, the sid in ID tokens.
 *
 * @param acrs the authentication context classes that were reached, the latest last; never empty
 * @param clients the ids of those that took part
 */
public record IdpSession(
        String id, String sid, EmulatedUser user, Instant authTime, List<String> acrs, Set<String> clients) {

    boolean isOf(EmulatedUser other) {
        return user.username().equals(other.username()) && user.subject().equals(other.subject());
    }

    /** The same user has authenticated once more: it stays one session (OIDC Core section 3.1.2.3). */
    IdpSession again(EmulatedUser now, Instant when, String acr) {
        Set<String> reached = new LinkedHashSet<>(acrs);
        reached.remove(acr);
        reached.add(acr);
        return new IdpSession(id, sid, now, when, List.copyOf(reached), clients);
    }

    IdpSession joinedBy(Registration client) {
        Set<String> more = new LinkedHashSet<>(clients);
        more.add(client.id());
        return new IdpSession(id, sid, user, authTime, acrs, Set.copyOf(more));
    }

    /** The first requested class that was reached, else the latest: they are voluntary (OIDC Core section 3.1.2.1). */
    String acr(Set<String> wanted) {
        return wanted.stream().filter(acrs::contains).findFirst().orElseGet(() -> acrs.get(acrs.size() - 1));
    }
}
