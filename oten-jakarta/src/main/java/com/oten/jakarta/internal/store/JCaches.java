package com.oten.jakarta.internal.store;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.StoreConfig;
import com.oten.jakarta.internal.text.PlainText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.spi.CachingProvider;

/** Finds or creates the cache that a configuration names. This class is not loaded without JCache. */
public final class JCaches {
    /** Hazelcast's choice between its providers: the client, which waits for a cluster, unless a system property decides. */
    private static final String HAZELCAST_CHOICE = "com.hazelcast.cache.HazelcastCachingProvider";

    private JCaches() {}

    /**
     * Finds the provider, without starting it.
     *
     * @param config names it, or not
     * @return the provider
     * @throws com.oten.jakarta.error.OtenConfigurationException if there is none, or none is named and there is more than
     *     one, or Hazelcast would choose
     */
    public static CachingProvider provider(StoreConfig config) {
        CachingProvider provider = find(config);
        if (config.provider().isEmpty() && provider.getClass().getName().equals(HAZELCAST_CHOICE)) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "oten.shared-store is jcache, and the provider found is Hazelcast's, which would be its client and wait"
                            + " for a cluster (set oten.shared-store.provider to"
                            + " com.hazelcast.cache.HazelcastMemberCachingProvider or"
                            + " com.hazelcast.client.cache.HazelcastClientCachingProvider; for Payara's own data grid set"
                            + " neither that nor oten.shared-store.uri, and see that the grid is on)");
        }
        return provider;
    }

    private static CachingProvider find(StoreConfig config) {
        ClassLoader application = JCaches.class.getClassLoader();
        try {
            return config.provider().isPresent()
                    ? Caching.getCachingProvider(config.provider().get(), application)
                    : Caching.getCachingProvider(application);
        } catch (CacheException e) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "oten.shared-store is jcache, but its provider cannot be found: "
                            + PlainText.of(String.valueOf(e.getMessage()), 300)
                            + " (add one to the application, and name its class in oten.shared-store.provider if there"
                            + " are several)",
                    e);
        }
    }

    /**
     * The cache manager that a configuration names. Asking for it starts or joins the provider's cluster.
     *
     * @param config names provider and URI, or not
     * @return always the same manager
     * @throws com.oten.jakarta.error.OtenConfigurationException as {@link #provider} does
     */
    public static CacheSource source(StoreConfig config) {
        CachingProvider provider = provider(config);
        // Hazelcast prefixes cache names with the name of any other class loader, which differs between nodes
        ClassLoader providers = provider.getClass().getClassLoader();
        return new CacheSource(
                "the JCache provider "
                        + config.provider().orElseGet(() -> provider.getClass().getName()),
                () -> provider.getCacheManager(config.uri().orElseGet(provider::getDefaultURI), providers));
    }

    /** An existing cache is used as it is, with its own number of copies. */
    static Cache<String, String> cache(CacheManager manager, String name, Duration longest) {
        Optional<Cache<String, String>> existing = existing(manager, name);
        if (existing.isPresent()) {
            return existing.get();
        }
        try {
            var age = new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, longest.toMillis());
            return manager.createCache(
                    name,
                    new MutableConfiguration<String, String>()
                            .setTypes(String.class, String.class)
                            .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(age)));
        } catch (CacheException e) {
            return existing(manager, name).orElseThrow(() -> e); // another node was faster
        }
    }

    /** Only if the application contains the provider: other applications may use a provider of the server. */
    static void close(CacheManager manager) {
        if (manager.getCachingProvider().getClass().getClassLoader() == JCaches.class.getClassLoader()) {
            manager.close();
        }
    }

    private static Optional<Cache<String, String>> existing(CacheManager manager, String name) {
        try {
            return Optional.ofNullable(manager.getCache(name, String.class, String.class));
        } catch (ClassCastException e) {
            return Optional.ofNullable(manager.getCache(name)); // declared for keys and values of any type
        }
    }
}
