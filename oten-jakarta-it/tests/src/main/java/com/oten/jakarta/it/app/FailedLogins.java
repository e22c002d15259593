package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenLoginFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of failed logins. */
@ApplicationScoped
public class FailedLogins {
    private final List<OtenLoginFailed> seen = new CopyOnWriteArrayList<>();

    /** For the container. */
    public FailedLogins() {}

    void remember(@Observes OtenLoginFailed failed) {
        seen.add(failed);
    }

    /** All events since the last call. */
    List<OtenLoginFailed> forget() {
        List<OtenLoginFailed> all = List.copyOf(seen);
        seen.clear();
        return all;
    }
}
