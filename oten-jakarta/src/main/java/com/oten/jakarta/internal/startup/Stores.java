package com.oten.jakarta.internal.startup;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.SessionConfig;
import com.oten.jakarta.internal.config.StoreConfig;
import com.oten.jakarta.internal.store.JCacheStore;
import com.oten.jakarta.internal.store.JCaches;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import javax.cache.CacheManager;

/** Chooses the store that {@code oten.shared-store} names. What needs JCache is loaded only when it is named. */
final class Stores {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    private Stores() {}

    static boolean isShared(OtenConfig config) {
        return config.session().store().kind() != StoreConfig.Kind.LOCAL;
    }

    /**
     * Says no to a deployment that could never have the store.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException naming the key
     */
    static void check(OtenConfig config) {
        if (!isShared(config)) {
            return;
        }
        try {
            var unused = JCaches.provider(config.session().store());
        } catch (LinkageError e) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "oten.shared-store is jcache, but there is no JCache (add javax.cache:cache-api and a provider to the"
                            + " application, or to the server where its applications see it)",
                    e);
        }
    }

    /** Not opened yet. */
    static JCacheStore jcache(SessionConfig config, Clock clock) {
        StoreConfig named = config.store();
        return new JCacheStore(named.cache(), () -> Managers.of(named), config.lifetime(), clock);
    }

    /** Several nodes without a store in common mostly work, which is why nobody would notice. */
    static void warnOfLoneliness(ServletContext context) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            if (webXml != null
                    && new String(webXml.readAllBytes(), StandardCharsets.UTF_8).contains("<distributable")) {
                LOG.log(
                        Level.WARNING,
                        "web.xml says <distributable/>, but oten.shared-store is local: logouts from Oten reach one node"
                                + " only, and two nodes may send the same refresh token");
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "web.xml cannot be read", e);
        }
    }

    /** Payara has a manager of its own cluster as a bean; others may produce one. */
    private static final class Managers {
        private Managers() {}

        static CacheManager of(StoreConfig config) {
            Instance<CacheManager> beans = CDI.current().select(CacheManager.class);
            boolean isNamed = config.provider().isPresent() || config.uri().isPresent();
            return !isNamed && beans.isResolvable() ? beans.get() : JCaches.manager(config);
        }
    }
}
