package com.oten.jakarta.internal.client;

import com.oten.jakarta.OtenEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Tells the application what happens to logins; its own failures must not become the user's. */
public final class Observers implements Consumer<OtenEvent> {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final Consumer<OtenEvent> application;

    /**
     * Around the application's own.
     *
     * @param application may throw what it wants
     */
    public Observers(Consumer<OtenEvent> application) {
        this.application = application;
    }

    @Override
    public void accept(OtenEvent event) {
        try {
            application.accept(event);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an observer of " + event.getClass().getSimpleName() + " failed", e);
        }
    }
}
