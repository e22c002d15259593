package com.oten.jakarta.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireLog;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheAgeTest {
    private static final Duration NEEDED = Duration.ofHours(24);
    private static final javax.cache.expiry.Duration HOUR = javax.cache.expiry.Duration.ONE_HOUR;
    private static final javax.cache.expiry.Duration ENOUGH = javax.cache.expiry.Duration.ONE_DAY;

    private final ClassLoader loader = CacheAge.class.getClassLoader();
    private final CacheManager manager =
            Caching.getCachingProvider(loader).getCacheManager(URI.create("test:" + UUID.randomUUID()), loader);

    @AfterEach
    void close() {
        manager.close();
    }

    private Cache<String, String> cache(Factory<? extends ExpiryPolicy> policy) {
        return manager.createCache(
                "cache",
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setExpiryPolicyFactory(policy));
    }

    private Optional<String> shortfall(Factory<? extends ExpiryPolicy> policy) {
        return CacheAge.shortfall(cache(policy), NEEDED);
    }

    @Test
    void is_enough_if_entries_stay_until_somebody_removes_them() {
        assertThat(shortfall(EternalExpiryPolicy.factoryOf())).isEmpty();
    }

    @Test
    void is_enough_if_each_write_counts_anew() {
        assertThat(shortfall(ModifiedExpiryPolicy.factoryOf(ENOUGH))).isEmpty();
    }

    @Test
    void is_too_short_by_a_millisecond() {
        long age = NEEDED.toMillis() - 1;

        assertThat(shortfall(
                        ModifiedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, age))))
                .isPresent();
    }

    @Test
    void says_which_cache_forgets_when_and_what_to_do() {
        assertThat(shortfall(ModifiedExpiryPolicy.factoryOf(HOUR)))
                .contains(
                        "the cache cache keeps entries for PT1H only, so logouts and tokens are forgotten while sessions"
                                + " live, for PT24H (oten.session.lifetime): let its entries expire PT24H after they were written"
                                + " last, or later");
    }

    @Test
    void is_too_short_if_reading_an_entry_ends_it_soon() {
        assertThat(shortfall(() -> new ExpiryPolicy() {
                    @Override
                    public javax.cache.expiry.Duration getExpiryForCreation() {
                        return ENOUGH;
                    }

                    @Override
                    public javax.cache.expiry.Duration getExpiryForAccess() {
                        return HOUR;
                    }

                    @Override
                    public javax.cache.expiry.Duration getExpiryForUpdate() {
                        return ENOUGH;
                    }
                }))
                .hasValueSatisfying(text -> assertThat(text).contains("for PT1H only"));
    }

    @Test
    void is_too_short_if_a_second_write_does_not_count() {
        List<Factory<? extends ExpiryPolicy>> policies =
                List.of(CreatedExpiryPolicy.factoryOf(ENOUGH), AccessedExpiryPolicy.factoryOf(ENOUGH));

        assertThat(policies).allSatisfy(policy -> {
            assertThat(shortfall(policy))
                    .hasValueSatisfying(text -> assertThat(text).contains("for PT24H after they were written first"));
            manager.destroyCache("cache");
        });
    }

    @Test
    void is_enough_if_reads_and_writes_count_anew() {
        assertThat(shortfall(TouchedExpiryPolicy.factoryOf(ENOUGH))).isEmpty();
    }

    @Test
    void is_not_judged_where_the_provider_does_not_tell() {
        Object silent = Proxy.newProxyInstance(loader, new Class<?>[] {Cache.class}, (proxy, method, arguments) -> {
            throw new IllegalArgumentException(method.getName());
        });
        @SuppressWarnings("unchecked")
        Cache<String, String> cache = (Cache<String, String>) silent;

        assertThat(CacheAge.shortfall(cache, NEEDED)).isEmpty();
    }

    @Test
    void is_logged_when_the_cache_is_opened() {
        Cache<String, String> declared = cache(ModifiedExpiryPolicy.factoryOf(HOUR));
        JCacheStore store = new JCacheStore(
                declared.getName(), () -> new CacheSource("a provider", () -> manager), NEEDED, new TestClock());

        try (WireLog log = WireLog.open()) {
            store.open();
            store.put("key", "value", NEEDED);

            assertThat(log.ownLines())
                    .filteredOn(line -> line.contains("WARNING"))
                    .singleElement()
                    .asString()
                    .contains("the cache cache keeps entries for PT1H only");
        }
    }

    @Test
    void is_enough_in_a_cache_that_the_library_makes() {
        JCacheStore store =
                new JCacheStore("made", () -> new CacheSource("a provider", () -> manager), NEEDED, new TestClock());

        try (WireLog log = WireLog.open()) {
            store.open();

            assertThat(log.ownLines()).noneMatch(line -> line.contains("keeps entries"));
        }
    }
}
