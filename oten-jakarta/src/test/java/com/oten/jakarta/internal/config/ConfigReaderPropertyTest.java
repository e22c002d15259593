package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConfigReaderPropertyTest {
    private static final String CANARY = "c4n4ry";

    @Property(tries = 2_000)
    void throws_nothing_but_a_configuration_error(@ForAll("settings") Map<String, String> values) {
        TestSettings settings = TestSettings.none();
        values.forEach(settings::with);

        try {
            assertThat(settings.read()).isNotNull();
        } catch (OtenConfigurationException e) {
            assertThat(e).hasMessageMatching("The configuration of Oten has \\d+ faults?: oten\\..*");
        }
    }

    @Property(tries = 500)
    void never_tells_a_secret(
            @ForAll("settings") Map<String, String> values,
            @ForAll("secretKey") String key,
            @ForAll("noise") String before,
            @ForAll("noise") String after) {
        TestSettings settings = TestSettings.valid();
        values.forEach(settings::with);
        settings.with(key, before + CANARY + after);

        try {
            assertThat(settings.read()).asString().doesNotContain(CANARY); // O04
        } catch (OtenConfigurationException e) {
            assertThat(e).hasNoCause().hasMessageNotContaining(CANARY);
        }
    }

    @Provide
    Arbitrary<Map<String, String>> settings() {
        return Arbitraries.maps(Arbitraries.of(KnownKeys.all()), values()).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> secretKey() {
        return Arbitraries.of(
                "oten.client-secret", "oten.seal-key", "oten.request-object.key", "oten.http.trust-store-password");
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().all().ofMaxLength(60);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.of(
                        "true",
                        "false",
                        "public",
                        "confidential",
                        "none",
                        "value",
                        "EdDSA",
                        "HS256",
                        "PT1S",
                        "/",
                        "/*"),
                Arbitraries.of(
                        "https://a.example", "http://localhost:1", "https://", "//", "https:///", "a:0", "\0", "${x}"),
                Arbitraries.of(
                        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                        "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----",
                        "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----"));
    }
}
