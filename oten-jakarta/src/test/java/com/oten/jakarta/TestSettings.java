package com.oten.jakarta;

import com.oten.jakarta.internal.config.ConfigReader;
import com.oten.jakarta.internal.config.OtenConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A valid configuration of which tests change one part. What is changed later is seen by whoever looks again. */
public final class TestSettings {
    /** Forty-four bytes, not a placeholder. */
    public static final String SECRET = "kX7-the-client-secret-of-the-tests-Qm29vLp4z";

    /** The client of all tests. */
    public static final String CLIENT = "client-1";

    private final Map<String, String> values = new ConcurrentHashMap<>();

    private TestSettings() {}

    /** A confidential client with a secret, reached by https. */
    public static TestSettings valid() {
        return new TestSettings()
                .with("oten.client-id", CLIENT)
                .with("oten.client-secret", SECRET)
                .with("oten.base-url", "https://shop.example.com");
    }

    /** Nothing at all. */
    public static TestSettings none() {
        return new TestSettings();
    }

    /** Sets one key. */
    public TestSettings with(String key, String value) {
        values.put(key, value);
        return this;
    }

    /** Takes one key away. */
    public TestSettings without(String key) {
        values.remove(key);
        return this;
    }

    /** Looks a key up. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Reads all keys. */
    public OtenConfig read() {
        return ConfigReader.read(this::get);
    }
}
