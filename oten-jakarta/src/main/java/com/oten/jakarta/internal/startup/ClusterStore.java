package com.oten.jakarta.internal.startup;

import com.oten.jakarta.internal.client.Activation;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.JCacheStore;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.text.PlainText;
import com.oten.jakarta.store.SharedStore;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store of this application: its own bean, else what {@code oten.shared-store} names. A cluster is joined when the
 * application starts, not while its first visitor waits, and left when it ends.
 */
@ApplicationScoped
public class ClusterStore {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    @Inject
    private Activation activation;

    @Inject
    private Instance<SharedStore> applications;

    /** Written while the application starts, before there are requests. */
    private volatile @Nullable JCacheStore joined;

    /** For the container. */
    public ClusterStore() {}

    /** Before the application's own observers, who may want a service token. */
    void join(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    Object started) {
        Optional<OtenConfig> config = activation.config().filter(Stores::isShared);
        if (config.isEmpty() || applications.isResolvable()) {
            return;
        }
        JCacheStore store = Stores.jcache(config.get().session(), Clock.systemUTC());
        joined = store;
        try {
            store.open();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "the shared store cannot be opened; it is tried again when it is needed: {0}",
                    e.getClass().getName() + ": " + PlainText.of(String.valueOf(e.getMessage()), 300));
        }
    }

    @PreDestroy
    void leave() {
        JCacheStore store = joined;
        if (store == null) {
            return;
        }
        try {
            store.close();
        } catch (RuntimeException e) {
            // providers may leave by themselves when the JVM ends, and then know of nothing to close
            LOG.log(
                    Level.DEBUG,
                    "the shared store was not left, it may be gone already: {0}",
                    e.getClass().getName());
        }
    }

    SharedStore store(Clock clock) {
        if (applications.isResolvable()) {
            return new GuardedStore(applications.get());
        }
        return joined == null ? new LocalStore(clock) : new GuardedStore(joined);
    }
}
