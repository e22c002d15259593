package com.oten.jakarta.internal.startup;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.SessionConfig;
import com.oten.jakarta.internal.config.StoreConfig;
import com.oten.jakarta.internal.store.CacheSource;
import com.oten.jakarta.internal.store.JCacheStore;
import com.oten.jakarta.internal.store.JCaches;
import com.oten.jakarta.store.SharedStore;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import javax.cache.CacheManager;

/** Makes the store that {@code oten.shared-store} names. Classes that need JCache are loaded only if it is JCache. */
final class Stores {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private Stores() {}

    static boolean isShared(OtenConfig config) {
        return config.session().store().kind() != StoreConfig.Kind.LOCAL;
    }

    /**
     * Refuses a deployment that could never open the store.
     *
     * @param beans the application's
     * @throws com.oten.jakarta.error.OtenConfigurationException naming the key
     */
    static void check(OtenConfig config, Instance<Object> beans) {
        if (!isShared(config) || beans.select(SharedStore.class).isResolvable()) {
            return;
        }
        StoreConfig named = config.session().store();
        try {
            if (Managers.bean(named, beans).isEmpty()) {
                var unused = JCaches.provider(named);
            }
        } catch (LinkageError e) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "oten.shared-store is jcache, but JCache is missing (add javax.cache:cache-api and a provider to"
                            + " the application, or to the server where its applications see it)",
                    e);
        }
    }

    /** Not opened yet. */
    static JCacheStore jcache(SessionConfig config, Clock clock) {
        StoreConfig named = config.store();
        return new JCacheStore(named.cache(), () -> Managers.source(named), config.lifetime(), clock);
    }

    /** Several nodes without a shared store mostly work, so the fault is easily overlooked. */
    static void warnIfDistributable(ServletContext context) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            if (webXml != null
                    && new String(webXml.readAllBytes(), StandardCharsets.UTF_8).contains("<distributable")) {
                LOG.log(
                        Level.WARNING,
                        "web.xml has <distributable/>, but oten.shared-store is local: logouts from Oten reach one node"
                                + " only, and two nodes may send the same refresh token");
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "web.xml cannot be read", e);
        }
    }

    /** Payara has the manager of its cluster as a bean; an application may produce one. */
    private static final class Managers {
        private Managers() {}

        /** A bean is asked for its manager in the caller's thread: what produces it may need the application's context. */
        static CacheSource source(StoreConfig config) {
            return bean(config, CDI.current())
                    .flatMap(bean -> Optional.ofNullable(bean.get())) // Payara's produces null while the grid is off
                    .map(manager -> new CacheSource("the CacheManager bean", () -> manager))
                    .orElseGet(() -> JCaches.source(config));
        }

        static Optional<Instance<CacheManager>> bean(StoreConfig config, Instance<Object> beans) {
            boolean isNamed = config.provider().isPresent() || config.uri().isPresent();
            return Optional.of(beans.select(CacheManager.class)).filter(bean -> !isNamed && bean.isResolvable());
        }
    }
}
