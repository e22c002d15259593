package com.oten.jakarta.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalStoreTest extends SharedStoreContract {
    private final TestClock clock = new TestClock();
    private final SharedStore store = new LocalStore(clock);

    @Override
    protected SharedStore store() {
        return store;
    }

    @Test
    void forgets_each_entry_in_its_own_time() {
        store.put("short", "value", Duration.ofSeconds(10));
        store.put("long", "value", Duration.ofMinutes(10));

        clock.advance(Duration.ofSeconds(11));

        assertThat(store.get("short")).isEmpty();
        assertThat(store.take("short")).isEmpty();
        assertThat(store.get("long")).isPresent();
        assertThat(store.putIfAbsent("short", "newer", Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void a_flood_of_one_kind_does_not_evict_another() {
        store.put("logout:1", "value", MINUTE);

        String requestObject = "x".repeat(2_000);
        for (int i = 0; i < 50_000; i++) {
            store.put("request-object:" + i, requestObject, MINUTE);
        }

        assertThat(store.get("logout:1")).isPresent();
    }

    @Test
    void prints_no_value() {
        store.put("key", "canary", MINUTE);

        assertThat(store.toString()).doesNotContain("canary");
    }
}
