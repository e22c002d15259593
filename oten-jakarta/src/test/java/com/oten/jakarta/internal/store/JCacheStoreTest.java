package com.oten.jakarta.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.config.StoreConfig;
import com.oten.jakarta.store.SharedStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over a provider of one node; those with several are tried as real clusters in the integration tests. */
class JCacheStoreTest extends SharedStoreContract {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final URI MANAGER = URI.create("test:" + UUID.randomUUID());

    private final TestClock clock = new TestClock();
    private final String name = "cache-" + UUID.randomUUID();
    private final JCacheStore store = new JCacheStore(name, () -> JCaches.source(config()), LONGEST, clock);

    @Override
    protected SharedStore store() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private StoreConfig config() {
        return settings().read().session().store();
    }

    private TestSettings settings() {
        return TestSettings.valid()
                .with("oten.shared-store", "jcache")
                .with("oten.shared-store.cache", name)
                .with("oten.shared-store.uri", MANAGER.toString());
    }

    private static CacheManager manager() {
        ClassLoader loader = JCacheStore.class.getClassLoader();
        return Caching.getCachingProvider(loader).getCacheManager(MANAGER, loader);
    }

    private long entries() {
        return StreamSupport.stream(
                        manager().getCache(name, String.class, String.class).spliterator(), false)
                .count();
    }

    @Test
    void forgets_each_entry_in_its_own_time() {
        store.put("short", "value", Duration.ofSeconds(10));
        store.put("long", "value", Duration.ofMinutes(10));

        clock.advance(Duration.ofSeconds(10));

        assertThat(store.get("short")).isEmpty();
        assertThat(store.remove("short", "value")).isFalse();
        assertThat(store.take("short")).isEmpty();
        assertThat(store.get("long")).isPresent();
    }

    @Test
    void replaces_an_entry_that_has_expired() {
        store.put("key", "old", Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(10));

        assertThat(store.putIfAbsent("key", "new", MINUTE)).isTrue();
        assertThat(store.putIfAbsent("key", "newer", MINUTE)).isFalse();
        assertThat(store.get("key")).contains("new");
    }

    @Test
    void does_not_replace_conditionally_what_has_expired_and_gives_a_newer_entry_its_own_life() {
        store.put("over", "old", Duration.ofSeconds(10));
        store.put("key", "old", Duration.ofSeconds(20));
        clock.advance(Duration.ofSeconds(10));

        assertThat(store.replace("over", "old", "new", MINUTE)).isFalse();
        assertThat(store.replace("key", "old", "new", MINUTE)).isTrue();
        clock.advance(MINUTE.minusSeconds(1));
        assertThat(store.get("key")).contains("new");
    }

    @Test
    void keeps_nothing_longer_than_the_longest() {
        store.put("key", "value", LONGEST.multipliedBy(2));

        clock.advance(LONGEST);

        assertThat(store.get("key")).isEmpty();
    }

    @Test
    void a_flood_of_short_lived_entries_does_not_stay() {
        for (int i = 0; i < 1_000; i++) {
            store.put("old-" + i, "value", MINUTE);
        }
        clock.advance(MINUTE);

        for (int i = 0; i < 1_000; i++) {
            store.put("new-" + i, "value", MINUTE);
        }

        assertThat(entries()).isEqualTo(1_000); // X01
    }

    @Test
    void what_has_been_put_again_is_not_removed() {
        store.put("key", "old", MINUTE);
        clock.advance(MINUTE.minusSeconds(1));
        store.put("key", "new", MINUTE);
        clock.advance(Duration.ofSeconds(2));

        store.put("other", "value", MINUTE);

        assertThat(store.get("key")).contains("new");
    }

    @Test
    void uses_a_cache_that_exists_whatever_its_declared_types() {
        Cache<Object, Object> existing =
                manager().createCache(name, new MutableConfiguration<Object, Object>().setStoreByValue(false));

        store.put("key", "value", MINUTE);

        assertThat(existing.containsKey("key")).isTrue();
    }

    @Test
    void ignores_what_others_have_written() {
        store.open();
        manager().<Object, Object>getCache(name).put("key", "somebody else's");

        assertThat(store.get("key")).isEmpty();
        assertThat(store.putIfAbsent("key", "mine", MINUTE)).isTrue();
    }

    @Test
    void looks_before_it_writes_because_a_cache_may_overwrite() {
        JCacheStore other = new JCacheStore(name, () -> overwriting(JCaches.source(config())), LONGEST, clock);
        other.put("key", "first", MINUTE);

        assertThat(other.putIfAbsent("key", "second", MINUTE)).isFalse();
        assertThat(other.get("key")).contains("first");
    }

    /** Its caches behave as Infinispan may when a key's owner dies while the write is under way. */
    private static CacheSource overwriting(CacheSource source) {
        return new CacheSource(source.name(), () -> overwriting(source.manager()));
    }

    private static CacheManager overwriting(CacheManager manager) {
        return (CacheManager) proxy(CacheManager.class, (proxy, method, arguments) -> {
            Object result = method.invoke(manager, arguments);
            return result instanceof Cache<?, ?> ? overwriting(result) : result;
        });
    }

    private static Object overwriting(Object cache) {
        return proxy(Cache.class, (proxy, method, arguments) -> {
            if (method.getName().equals("putIfAbsent")) {
                Cache.class.getMethod("put", Object.class, Object.class).invoke(cache, arguments);
                return true;
            }
            return method.invoke(cache, arguments);
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Test
    void opens_again_after_it_was_closed() {
        store.put("key", "value", MINUTE);
        manager().close();

        assertThat(store.putIfAbsent("key", "value", MINUTE)).isTrue();
    }

    @Test
    void closes_what_it_has_opened() {
        store.open();
        CacheManager opened = manager();

        store.close();

        assertThat(opened.isClosed()).isTrue();
    }

    @Test
    void names_the_provider_that_cannot_be_found() {
        StoreConfig unknown = settings()
                .with("oten.shared-store.provider", "com.example.NoSuchProvider")
                .read()
                .session()
                .store();

        assertThatThrownBy(() -> JCaches.provider(unknown))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContainingAll("com.example.NoSuchProvider", "oten.shared-store.provider");
    }
}
