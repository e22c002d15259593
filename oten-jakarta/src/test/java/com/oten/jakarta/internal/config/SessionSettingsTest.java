package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.config.StoreConfig.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingsTest {
    private static final String PROVIDER = "com.hazelcast.cache.HazelcastMemberCachingProvider";

    private final TestSettings settings = TestSettings.valid();

    @Test
    void is_for_one_node_and_a_day_unless_told_otherwise() {
        SessionConfig session = settings.read().session();

        assertThat(session)
                .isEqualTo(new SessionConfig(
                        Duration.ofHours(24), new StoreConfig(Kind.LOCAL, "oten", Optional.empty(), Optional.empty())));
        assertThat(settings.read().warnings()).isEmpty();
    }

    @Test
    void names_a_cache_of_a_provider() {
        SessionConfig session = settings.with("oten.session.lifetime", "PT8H")
                .with("oten.shared-store", "jcache")
                .with("oten.shared-store.cache", "shop.oten")
                .with("oten.shared-store.provider", PROVIDER)
                .with("oten.shared-store.uri", "file:/etc/shop/hazelcast.xml")
                .read()
                .session();

        assertThat(session)
                .isEqualTo(new SessionConfig(
                        Duration.ofHours(8),
                        new StoreConfig(
                                Kind.JCACHE,
                                "shop.oten",
                                Optional.of(PROVIDER),
                                Optional.of(URI.create("file:/etc/shop/hazelcast.xml")))));
    }

    @ParameterizedTest
    @CsvSource({
        "oten.session.lifetime,PT4M59S,PT5M",
        "oten.session.lifetime,P31D,PT720H",
        "oten.shared-store,redis,'local, jcache'",
        "oten.shared-store.cache,two words,is not a name",
        "oten.shared-store.cache,*,is not a name",
        "oten.shared-store.provider,Hazelcast,full name of a class",
        "oten.shared-store.provider,com.example.,full name of a class",
        "oten.shared-store.uri,file:/a b,is not a URI"
    })
    void refuses_what_it_cannot_use(String key, String value, String says) {
        settings.with("oten.shared-store", "jcache").with(key, value);

        assertThatThrownBy(settings::read)
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining(key + " ")
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oten.shared-store.cache", "oten.shared-store.provider", "oten.shared-store.uri"})
    void warns_of_what_has_no_effect(String key) {
        OtenConfig config = settings.with(key, "com.example.Any").read();

        assertThat(config.warnings()).containsExactly(key + " has no effect while oten.shared-store is local");
    }

    @Test
    void wants_one_seal_key_for_all_nodes_of_a_public_client() {
        settings.without("oten.client-secret")
                .with("oten.client-type", "public")
                .with("oten.shared-store", "jcache");

        assertThatThrownBy(settings::read)
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.seal-key");
        settings.with("oten.seal-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        assertThat(settings.read().session().store().kind()).isEqualTo(Kind.JCACHE);
    }
}
