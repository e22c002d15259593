package com.oten.sample;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoggedIn;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenLoginFailed;
import com.oten.jakarta.OtenTokensRefreshed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last events of the library, on this node. A real application would write them to its audit log. */
@ApplicationScoped
public class Journal {
    private static final int MAX_ENTRIES = 20;

    /**
     * One event.
     *
     * @param moment when
     * @param subject whose; absent if no user is known
     * @param event what
     */
    record Entry(Instant moment, Optional<String> subject, OtenEvent event) {}

    private final Deque<Entry> entries = new ArrayDeque<>(); // the newest first; guarded by this

    void take(@Observes OtenEvent event) {
        note(Instant.now(), event);
    }

    synchronized void note(Instant moment, OtenEvent event) {
        entries.addFirst(new Entry(moment, subject(event), event));
        if (entries.size() > MAX_ENTRIES) {
            entries.removeLast();
        }
    }

    /** The newest first. */
    synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    List<Entry> of(String subject) {
        return all().stream()
                .filter(entry -> entry.subject().filter(subject::equals).isPresent())
                .toList();
    }

    /** When this user's tokens were refreshed the last time, as far as is remembered. */
    Optional<Instant> lastRefresh(String subject) {
        return of(subject).stream()
                .filter(entry -> entry.event() instanceof OtenTokensRefreshed)
                .map(Entry::moment)
                .findFirst();
    }

    static String text(OtenEvent event) {
        if (event instanceof OtenLoggedIn in) {
            return in.callerName() + " logged in";
        }
        if (event instanceof OtenTokensRefreshed refreshed) {
            return refreshed.subject() + " has new tokens";
        }
        if (event instanceof OtenLoggedOut out) {
            return out.subject() + " logged out (" + Words.of(out.reason()) + ")";
        }
        return event instanceof OtenLoginFailed failed
                ? "a login failed: " + failed.code().slug() + ", number " + failed.incident()
                : event.getClass().getSimpleName();
    }

    private static Optional<String> subject(OtenEvent event) {
        if (event instanceof OtenLoggedIn in) {
            return Optional.of(in.subject());
        }
        if (event instanceof OtenTokensRefreshed refreshed) {
            return Optional.of(refreshed.subject());
        }
        return event instanceof OtenLoggedOut out ? Optional.of(out.subject()) : Optional.empty();
    }
}
