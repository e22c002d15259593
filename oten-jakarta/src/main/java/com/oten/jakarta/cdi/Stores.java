package com.oten.jakarta.cdi;

import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.config.SessionConfig;
import com.oten.jakarta.config.StoreConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.PlainText;
import com.oten.jakarta.store.GuardedStore;
import com.oten.jakarta.store.JCacheStore;
import com.oten.jakarta.store.JCaches;
import com.oten.jakarta.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

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

    /** Opens it at once; one that cannot be had now may come later. */
    static SharedStore open(SessionConfig config, Clock clock, ServletContext context) {
        if (config.store().kind() == StoreConfig.Kind.LOCAL) {
            if (isDistributable(context)) {
                LOG.log(
                        Level.WARNING,
                        "web.xml says <distributable/>, but oten.shared-store is local: logouts from Oten reach one node"
                                + " only, and two nodes may send the same refresh token");
            }
            return new LocalStore(clock);
        }
        JCacheStore store = new JCacheStore(config.store(), config.lifetime(), clock);
        try {
            store.open();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "the shared store cannot be opened; it is tried again when it is needed: {0}",
                    e.getClass().getName() + ": " + PlainText.of(String.valueOf(e.getMessage()), 300));
        }
        return new GuardedStore(store, store::close);
    }

    /** The servlet API does not tell. */
    private static boolean isDistributable(ServletContext context) {
        try (InputStream webXml = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return webXml != null
                    && new String(webXml.readAllBytes(), StandardCharsets.UTF_8).contains("<distributable");
        } catch (IOException e) {
            return false;
        }
    }

    /** An application's own store: whoever made it closes it. */
    static SharedStore guarded(SharedStore applications) {
        return new GuardedStore(applications, () -> {});
    }
}
