package com.oten.jakarta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.config.KnownKeys;
import com.oten.jakarta.internal.startup.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and secrets as SmallRye Config, which WildFly and Open Liberty have too, lists and expands them. */
class ApplicationConfigTest {
    private static ApplicationConfig of(Map<String, String> environment) {
        return ApplicationConfig.of(environment, Optional.empty(), Optional.empty());
    }

    /** As a server has it: with profiles. */
    private static SmallRyeConfig server(Map<String, String> environment, Map<String, String> file) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile("prod")
                .withSources(new EnvConfigSource(environment, 300), new PropertiesConfigSource(file, "file", 100))
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEN_CLIENT_SECRET",
                "OTEN_REQUEST_OBJECT_KEY_FILE",
                "OTEN_ALLOW_UNPROTECTED_WHILE_DISABLED",
                "oten_client_secret",
                "_PROD_OTEN_CLIENT_SECRET",
                "_TEST_OTEN_CLIENT_SECRET"
            })
    void no_variable_that_is_understood_is_warned_of(String name) {
        Map<String, String> environment = Map.of(name, "x");

        assertThat(KnownKeys.warnings(of(environment).names())).isEmpty();
        assertThat(KnownKeys.warnings(server(environment, Map.of("oten.client-secret", "y", "%prod.oten.scopes", "z"))
                        .getPropertyNames()))
                .isEmpty();
        assertThat(KnownKeys.warnings(server(environment, Map.of()).getPropertyNames()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTEN_CLIENT_SECRTE", "_PROD_OTEN_CLIENT_SECRTE", "oten_client_secrte"})
    void a_misspelt_variable_is_warned_of_once(String name) {
        assertThat(KnownKeys.warnings(server(Map.of(name, "x"), Map.of()).getPropertyNames()))
                .containsExactly("unknown key " + name + "; did you mean oten.client-secret?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a$$b", "a$b", "$$$$", "a\\$b", "a${b", "a}$$b{", "a$"})
    void a_secret_without_an_expression_is_used_as_it_is_written(String secret) {
        ApplicationConfig config = of(Map.of("OTEN_CLIENT_SECRET", secret, "VAULT_SECRET", secret));

        assertThat(config.value("oten.client-secret")).contains(secret);
        assertThat(config.isExpanded("oten.client-secret")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "${vault.secret}, a$$b",
        "${vault.secret:otherwise}, a$$b",
        "${vault.none:otherwise}, otherwise",
        "${vault.next}, a$$b",
        "x-${vault.name}-y, x-n-y",
        "$${vault.secret}, ${vault.secret}"
    })
    void an_expression_is_followed_and_leads_to_what_is_written_there(String secret, String value) {
        Map<String, String> environment = Map.of("OTEN_CLIENT_SECRET", secret);
        Map<String, String> file = Map.of("vault.secret", "a$$b", "vault.next", "${vault.secret}", "vault.name", "n");
        Settings settings = new Settings(server(environment, file), Optional.empty());

        assertThat(settings.apply("oten.client-secret")).contains(value);
        assertThat(settings.isExpanded("oten.client-secret")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${vault.none}", "a${x}b", "${oten.client-secret}"})
    void an_expression_that_leads_nowhere_says_so_and_where_dollars_are_safe(String secret) {
        Map<String, String> environment = Map.of("OTEN_CLIENT_SECRET", secret);
        Settings settings = new Settings(server(environment, Map.of()), Optional.empty());

        assertThatThrownBy(() -> settings.apply("oten.client-secret"))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.client-secret holds an expression ${...} that leads nowhere")
                .hasMessageContaining("keep the secret in a file")
                .hasMessageNotContaining("vault")
                .hasNoCause();
        assertThatThrownBy(() -> of(environment).value("oten.client-secret"))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("cannot be expanded");
    }

    @Test
    void an_empty_secret_is_not_set() {
        assertThat(of(Map.of("OTEN_CLIENT_SECRET", "")).value("oten.client-secret"))
                .isEmpty();
        assertThat(of(Map.of()).value("oten.client-secret")).isEmpty();
    }

    @Test
    void what_is_not_a_secret_is_expanded_as_ever() {
        ApplicationConfig config = of(Map.of("OTEN_GROUPS_CLAIM", "a$$b${name:c}"));

        assertThat(config.value("oten.groups-claim")).contains("a$bc");
        assertThat(config.isExpanded("oten.groups-claim")).isFalse();
    }
}
