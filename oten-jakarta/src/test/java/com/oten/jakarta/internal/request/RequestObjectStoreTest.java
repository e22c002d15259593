package com.oten.jakarta.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.seal.SealKeys;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.store.PassingStore;
import com.oten.jakarta.store.SharedStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RequestObjectStoreTest {
    private static final URI CALLBACK = URI.create("https://shop.example.com/app/oten/callback");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String JWS = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";

    private final TestClock clock = new TestClock();
    private final TestSettings settings = TestSettings.valid();
    private final RecordingStore store = new RecordingStore(new LocalStore(clock));
    private final RequestObjectStore node = node();

    @Test
    void waits_beside_the_callback_under_an_unguessable_id() {
        Set<URI> places = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            places.add(node.keep(JWS, CALLBACK));
        }

        // R08: 256 bits
        assertThat(places)
                .hasSize(100)
                .allSatisfy(place -> assertThat(place.toString())
                        .matches("\\Qhttps://shop.example.com/app/oten/request/\\E[\\w-]{43}"));
    }

    @Test
    void is_taken_once() {
        String id = keep();

        assertThat(node.take(id)).contains(JWS);
        assertThat(node.take(id)).isEmpty(); // R08
        assertThat(node.look(id)).isEmpty();
    }

    @Test
    void is_taken_by_one_of_many() throws Exception {
        String id = keep();

        assertThat(WireThreads.together(20, () -> node.take(id))).containsOnlyOnce(Optional.of(JWS)); // R08
    }

    @Test
    void stays_when_somebody_looks() {
        String id = keep();

        assertThat(node.look(id)).contains(JWS);
        assertThat(node.take(id)).contains(JWS); // R08
    }

    @Test
    void is_gone_when_it_has_expired() {
        String id = keep();

        clock.advance(LIFETIME.plusSeconds(1));

        assertThat(node.look(id)).isEmpty();
        assertThat(node.take(id)).isEmpty(); // R08
    }

    @Test
    void is_taken_on_any_node() {
        String id = keep();

        assertThat(node().take(id)).contains(JWS); // R08
    }

    @Test
    void is_not_found_under_any_other_id() {
        String id = keep();
        List<String> guesses = new ArrayList<>(
                List.of("", id + "A", id.substring(1), id + "=", " " + id, id.replace(id.charAt(0), '+'), "../" + id));
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < id.length(); i++) {
            for (int bit = 1; bit < 64; bit <<= 1) {
                char flipped = alphabet.charAt(alphabet.indexOf(id.charAt(i)) ^ bit);
                guesses.add(id.substring(0, i) + flipped + id.substring(i + 1));
            }
        }

        // R08: also the bits of the last character that mean nothing
        assertThat(guesses)
                .allSatisfy(guess -> assertThat(node.take(guess)).isEmpty())
                .allSatisfy(guess -> assertThat(node.look(guess)).isEmpty());
        assertThat(node.take(id)).contains(JWS);
    }

    @Test
    void asks_the_store_for_nothing_that_cannot_be_an_id() {
        assertThat(node.take("x".repeat(10_000))).isEmpty();
        assertThat(node.look("\0".repeat(43))).isEmpty();

        assertThat(store.keys).isEmpty();
    }

    @Test
    void leaves_nothing_in_the_store_that_its_readers_could_use() {
        String id = keep();

        assertThat(store.keys).singleElement().asString().doesNotContain(id).matches("request-object:[\\w-]{43}");
        assertThat(store.values).singleElement().asString().doesNotContain(JWS, "eyJhbGciOiJIUzI1NiJ9");
        assertThat(store.lives).containsExactly(LIFETIME);
    }

    @Test
    void is_still_there_after_the_client_secret_was_rotated() {
        String id = keep();

        settings.with("oten.client-secret", "the-second-secret-is-also-32-bytes-or-more");

        assertThat(node.take(id)).contains(JWS); // T10
    }

    @Test
    void opens_nothing_that_somebody_else_put_there() {
        String id = keep();
        String key = store.keys.get(0);

        store.put(key, JWS, LIFETIME);

        assertThat(node.take(id)).isEmpty();
    }

    @Test
    void keeps_nothing_that_is_too_long() {
        assertThatThrownBy(() -> node.keep("x".repeat(60_000), CALLBACK))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("60000");
        assertThat(store.values).isEmpty();
    }

    private String keep() {
        String place = node.keep(JWS, CALLBACK).toString();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** A node of the application: its seal keys come from the same configuration. */
    private RequestObjectStore node() {
        SealKeys keys = new SealKeys(settings.read(), "", new SecureRandom(), clock);
        Sealer sealer = new Sealer(keys, SealKeys.Purpose.REQUEST_OBJECT, RequestObjectStore.LONGEST);
        return new RequestObjectStore(store, sealer, new RandomTokens(new SecureRandom()), LIFETIME);
    }

    /** What passes by on the way to a store. */
    private static final class RecordingStore extends PassingStore {
        private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1,200}");

        private final List<String> keys = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private final List<Duration> lives = new ArrayList<>();

        RecordingStore(SharedStore store) {
            super(store);
        }

        @Override
        public boolean putIfAbsent(String key, String value, Duration life) {
            throw new AssertionError("nobody asks for this");
        }

        @Override
        public void put(String key, String value, Duration life) {
            assertThat(key).matches(PRINTABLE);
            keys.add(key);
            values.add(value);
            lives.add(life);
            super.put(key, value, life);
        }

        @Override
        public boolean remove(String key, String value) {
            throw new AssertionError("nobody asks for this");
        }
    }
}
