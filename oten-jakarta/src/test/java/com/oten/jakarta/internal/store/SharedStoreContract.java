package com.oten.jakarta.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.WireThreads;
import com.oten.jakarta.store.SharedStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every store has to keep; each has a subclass. */
public abstract class SharedStoreContract {
    protected static final Duration MINUTE = Duration.ofMinutes(1);

    /** An empty store, always the same for one test. */
    protected abstract SharedStore store();

    @Test
    void gives_what_was_put() {
        store().put("key", "value", MINUTE);

        assertThat(store().get("key")).contains("value");
        assertThat(store().get("other")).isEmpty();
    }

    @Test
    void puts_in_the_place_of_what_was_there() {
        store().put("key", "old", MINUTE);
        store().put("key", "new", MINUTE);

        assertThat(store().get("key")).contains("new");
    }

    @Test
    void keeps_the_first_of_two() {
        assertThat(store().putIfAbsent("key", "first", MINUTE)).isTrue();
        assertThat(store().putIfAbsent("key", "second", MINUTE)).isFalse();

        assertThat(store().get("key")).contains("first");
    }

    @Test
    void lets_one_of_many_be_the_first() throws Exception {
        assertThat(WireThreads.together(20, () -> store().putIfAbsent("key", "mine", MINUTE)))
                .containsOnlyOnce(true);
    }

    @Test
    void lets_one_of_many_take_it() throws Exception {
        store().put("key", "value", MINUTE);

        assertThat(WireThreads.together(20, () -> store().take("key").isPresent()))
                .containsOnlyOnce(true);
        assertThat(store().get("key")).isEmpty();
    }

    @Test
    void removes_only_what_is_still_the_same() {
        store().put("key", "value", MINUTE);

        assertThat(store().remove("key", "another's")).isFalse();
        assertThat(store().get("key")).contains("value");
        assertThat(store().remove("key", "value")).isTrue();
        assertThat(store().get("key")).isEmpty();
        assertThat(store().remove("key", "value")).isFalse();
    }

    @Test
    void replaces_only_what_is_still_the_same() {
        assertThat(store().replace("key", "old", "new", MINUTE)).isFalse();
        assertThat(store().get("key")).isEmpty();
        store().put("key", "old", MINUTE);

        assertThat(store().replace("key", "another's", "new", MINUTE)).isFalse();
        assertThat(store().get("key")).contains("old");
        assertThat(store().replace("key", "old", "new", MINUTE)).isTrue();
        assertThat(store().get("key")).contains("new");
        assertThat(store().replace("key", "old", "newer", MINUTE)).isFalse();
        assertThat(store().get("key")).contains("new");
    }

    @Test
    void lets_one_of_many_replace_it() throws Exception {
        store().put("key", "old", MINUTE);
        AtomicInteger number = new AtomicInteger();

        assertThat(WireThreads.together(
                        20, () -> store().replace("key", "old", "new-" + number.incrementAndGet(), MINUTE)))
                .containsOnlyOnce(true);
        assertThat(store().get("key"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("new-"));
    }

    @Test
    void takes_long_values() {
        String longest = "x".repeat(128 * 1024);
        store().put("key", longest, MINUTE);

        assertThat(store().get("key")).contains(longest);
    }
}
