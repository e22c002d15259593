package com.oten.jakarta.it.standard;

import com.oten.jakarta.OtenEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events. */
@ApplicationScoped
public class Journal {
    private final List<OtenEvent> events = new CopyOnWriteArrayList<>();

    /** For the container. */
    public Journal() {}

    void write(@Observes OtenEvent event) {
        events.add(event);
        if (event.toString().contains("make-the-observer-fail")) {
            throw new IllegalStateException("an observer's fault");
        }
    }

    /**
     * The events so far.
     *
     * @return in order
     */
    public List<OtenEvent> events() {
        return List.copyOf(events);
    }
}
