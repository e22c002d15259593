package com.oten.jakarta.it.lab;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The errands by name; one of a name at a time. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container sets the field
public class Errands {
    @Inject
    private Sight sight;

    private final Map<String, Errand> errands = new ConcurrentHashMap<>();

    /** For the container. */
    public Errands() {}

    /**
     * To be called in the request that begins it.
     *
     * @param name where it runs
     * @return a new one, which takes the caller along
     */
    public Errand begin(String name) {
        Errand errand = new Errand(sight.capture());
        errands.put(name, errand);
        return errand;
    }

    /**
     * One that has begun.
     *
     * @param name where it runs
     * @return the latest
     */
    public Errand named(String name) {
        return Objects.requireNonNull(errands.get(name), name);
    }
}
