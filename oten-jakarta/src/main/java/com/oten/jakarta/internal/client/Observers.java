package com.oten.jakarta.internal.client;

import com.oten.jakarta.OtenEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** Notifies the application's observers; their failures must not affect the user. */
public final class Observers implements Consumer<OtenEvent> {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private final Consumer<OtenEvent> application;

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
