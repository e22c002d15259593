package com.oten.jakarta.it.lab;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asynchronous methods of Jakarta Concurrency. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container sets the field
public class Tasks {
    @Inject
    private Sight sight;

    /** For the container. */
    public Tasks() {}

    /**
     * Returns at once.
     *
     * @param errand what to do in another thread
     */
    @Asynchronous
    public void run(Errand errand) {
        errand.run(() -> sight.of(errand.captured()));
    }
}
