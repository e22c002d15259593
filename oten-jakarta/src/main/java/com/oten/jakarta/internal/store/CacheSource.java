package com.oten.jakarta.internal.store;

import java.util.function.Supplier;
import javax.cache.CacheManager;

/** Where the manager of a cache comes from. */
public final class CacheSource {
    private final String name;
    private final Supplier<CacheManager> manager;

    /**
     * A source that has not been asked yet.
     *
     * @param name what messages call it
     * @param manager supplies the manager, which may start or join a cluster; called on a thread of its own
     */
    public CacheSource(String name, Supplier<CacheManager> manager) {
        this.name = name;
        this.manager = manager;
    }

    String name() {
        return name;
    }

    /** Asks for the manager. May not return for minutes. */
    CacheManager manager() {
        return manager.get();
    }
}
