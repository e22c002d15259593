package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library is off only if the configuration says so, or does not mention it at all. */
class ActivationStateTest {
    private static final List<String> NAMES = List.of("java.home", "PATH", "otenx.client-id", "OTENTIC");

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", " true ", " "})
    void is_on_with_a_client_id(String enabled) {
        TestSettings settings = TestSettings.valid().with("oten.enabled", enabled);

        assertThat(ActivationState.of(settings::get, NAMES, false))
                .isInstanceOfSatisfying(
                        ActivationState.On.class,
                        on -> assertThat(on.config().client().id())
                                .isEqualTo(settings.get("oten.client-id").get()));
    }

    @Test
    void is_unused_where_nothing_mentions_it() {
        assertThat(ActivationState.of(key -> Optional.empty(), NAMES, false))
                .isInstanceOf(ActivationState.Unused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oten.sample.downstream-url",
                "OTEN_SAMPLE_DOWNSTREAM_URL",
                "OTEN_SERVICE_HOST",
                "OTEN_SERVICE_PORT_HTTPS",
                "OTEN_PORT",
                "OTEN_PORT_8443_TCP_ADDR",
                "OTEN_EMULATOR_SERVICE_HOST"
            })
    void a_name_of_the_sample_or_of_kubernetes_does_not_count(String name) {
        assertThat(ActivationState.of(key -> Optional.empty(), List.of(name), false))
                .isInstanceOf(ActivationState.Unused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "oten.clientid | oten.clientid is, which is not a key; did you mean oten.client-id?",
                "oten.client.id | oten.client.id is, which is not a key; did you mean oten.client-id?",
                "oten.enabld | oten.enabld is, which is not a key; did you mean oten.enabled?",
                "oten.zzzzzzzzzzzzzzzzzzzzz | oten.zzzzzzzzzzzzzzzzzzzzz is, which is not a key",
                "oten.client-id | oten.client-id is empty",
                "OTEN_CLIENTID | OTEN_CLIENTID is, which is not a key; did you mean oten.client-id?",
                "OTEN_CLIENT_ID | OTEN_CLIENT_ID is empty",
                "%prod.oten.client-id | %prod.oten.client-id counts under the profile prod alone (mp.config.profile)",
                "%prod.oten.clientid | %prod.oten.clientid is, which is not a key; did you mean oten.client-id?",
                "_PROD_OTEN_CLIENT_ID | _PROD_OTEN_CLIENT_ID counts under the profile PROD alone (mp.config.profile)",
            })
    void a_missed_client_id_fails(String name, String told) {
        assertThatThrownBy(() -> ActivationState.of(key -> Optional.empty(), List.of("java.home", name), false))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessage("oten.client-id is not set, but " + told
                        + "; set oten.client-id, or oten.enabled=false if nobody shall log in through Oten");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oten.issuer", "OTEN_CLIENT_SECRET", "oten_client_secret", "%test.oten.protect"})
    void any_key_without_a_client_id_fails_with_all_other_faults(String name) {
        TestSettings settings = TestSettings.none().with("oten.issuer", "http://oten.example");

        assertThatThrownBy(() -> ActivationState.of(settings::get, List.of("java.home", name), false))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContainingAll(
                        "oten.client-id is not set (", "oten.enabled=false", "oten.issuer is not https");
    }

    @Test
    void the_misspelt_client_id_is_told_before_everything_else() {
        List<String> names = List.of("oten.issuer", "oten.a-strange-one", "oten.client_id", "oten.scope");

        assertThatThrownBy(() -> ActivationState.of(key -> Optional.empty(), names, false))
                .hasMessageContaining("but oten.client_id is, which is not a key; did you mean oten.client-id?;")
                .hasMessageNotContaining("issuer");
    }

    @Test
    void a_variable_that_the_server_lists_as_a_key_too_is_not_an_unknown_key() {
        TestSettings settings = TestSettings.valid();
        List<String> names = List.of("OTEN_CLIENT_SECRET", "oten.client.secret", "OTEN_PROTECT", "oten.protect");

        assertThat(ActivationState.of(settings::get, names, false))
                .isInstanceOfSatisfying(
                        ActivationState.On.class,
                        on -> assertThat(on.config().warnings()).noneMatch(warning -> warning.contains("unknown")));
    }

    @Test
    void the_annotation_without_a_client_id_fails() {
        assertThatThrownBy(() -> ActivationState.of(key -> Optional.empty(), NAMES, true))
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessageContaining("oten.client-id is not set (");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void is_off_where_it_is_switched_off_whatever_else_is_said(boolean isAnnotated) {
        TestSettings settings = TestSettings.none().with("oten.enabled", "False");
        List<String> names = List.of("oten.enabled", "oten.clientid", "%prod.oten.client-id");

        assertThat(ActivationState.of(settings::get, names, isAnnotated))
                .isInstanceOfSatisfying(ActivationState.Off.class, off -> {
                    assertThat(off.config().refusesRoles()).isTrue();
                    assertThat(off.config().warnings())
                            .containsExactly("unknown key oten.clientid; did you mean oten.client-id?");
                });
        assertThat(ActivationState.of(TestSettings.valid().with("oten.enabled", "false")::get, NAMES, isAnnotated))
                .isInstanceOf(ActivationState.Off.class);
    }

    @Test
    void what_it_would_protect_is_known_while_it_is_off() {
        TestSettings settings =
                TestSettings.none().with("oten.enabled", "false").with("oten.protect", "/account/* *.secret");

        assertThat(ActivationState.of(settings::get, NAMES, false))
                .isEqualTo(new ActivationState.Off(
                        new DisabledConfig(true, List.of("/account/*", "*.secret"), true, false, List.of())));
    }

    @ParameterizedTest
    @CsvSource({"true,false,true", "true,true,false", "false,false,false", "false,true,false"})
    void roles_are_refused_unless_the_server_enforces_them_or_nobody_shall(
            boolean enforce, boolean allow, boolean refuses) {
        assertThat(new DisabledConfig(true, List.of(), enforce, allow, List.of()).refusesRoles())
                .isEqualTo(refuses);
    }

    @ParameterizedTest
    @CsvSource({
        "oten.enabled, flase",
        "oten.allow-unprotected-while-disabled, ja",
        "oten.jaxrs.enforce-roles, off",
        "oten.protect, /a*"
    })
    void a_broken_value_opens_nothing(String key, String value) {
        TestSettings off = TestSettings.none().with("oten.enabled", "false").with(key, value);
        TestSettings on = TestSettings.valid().with(key, value);

        assertThatThrownBy(() -> ActivationState.of(off::get, NAMES, false)).hasMessageContaining(key);
        assertThatThrownBy(() -> ActivationState.of(on::get, NAMES, false)).hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "oten.protetc, oten.protect",
        "OTEN_PROTECTED, oten.protect",
        "oten.bearer.scope, oten.bearer.scopes",
    })
    void a_misspelt_key_that_would_have_closed_something_fails(String wrong, String right) {
        TestSettings off = TestSettings.none().with("oten.enabled", "false");

        assertThatThrownBy(() -> ActivationState.of(TestSettings.valid()::get, List.of(wrong), false))
                .hasMessageContaining(wrong + " is not a key; did you mean " + right + "?");
        assertThatThrownBy(() -> ActivationState.of(off::get, List.of(wrong), false))
                .hasMessageContaining(wrong + " is not a key; did you mean " + right + "?");
    }
}
