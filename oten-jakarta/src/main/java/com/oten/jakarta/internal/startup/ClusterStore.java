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
import org.jspecify.annotations.Nullable;

/**
 * The store of this application: its own bean, else the one that {@code oten.shared-store} names. It joins the cluster
 * when the application starts, so that no request waits for that, and leaves it when the application ends.
 */
@ApplicationScoped
public class ClusterStore {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    @Inject
    private Instance<SharedStore> applications;

    /** Set while the application starts, before the first request. */
    private volatile @Nullable JCacheStore joined;

    /** For the container. */
    public ClusterStore() {}

    /**
     * Runs before the application's own observers, which may ask for a service token. Static, so that no bean is made this
     * early where no store is shared: GlassFish complains of beans that are made outside of its components.
     */
    static void join(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    Object started,
            Activation activation,
            Instance<ClusterStore> store) {
        activation
                .config()
                .filter(Stores::isShared)
                .ifPresent(config -> store.get().open(config));
    }

    void open(OtenConfig config) {
        if (applications.isResolvable()) {
            return;
        }
        JCacheStore store = Stores.jcache(config.session(), Clock.systemUTC());
        joined = store;
        try {
            store.open();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "the shared store cannot be opened; this is tried again when the store is needed: {0}",
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
            // a provider may have shut down by itself when the JVM ends
            LOG.log(
                    Level.DEBUG,
                    "the shared store could not be closed, it may be closed already: {0}",
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
