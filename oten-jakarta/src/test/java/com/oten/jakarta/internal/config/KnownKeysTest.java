package com.oten.jakarta.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownKeysTest {
    @ParameterizedTest
    @CsvSource({
        "oten.client-secrets, oten.client-secret",
        "oten.clientid, oten.client-id",
        "oten.client.id, oten.client-id",
        "oten.issuer-uri, oten.issuer",
        "oten.scope, oten.scopes",
        "oten.request-object.algorithm, oten.request-object.alg",
        "oten.http.timeouts, oten.http.timeout",
        "oten.Issuer, oten.issuer"
    })
    void names_the_nearest_key(String wrong, String right) {
        assertThat(KnownKeys.warnings(List.of(wrong)))
                .containsExactly("unknown key " + wrong + "; did you mean " + right + "?");
    }

    @Test
    void names_no_key_that_is_far_away() {
        assertThat(KnownKeys.warnings(List.of("oten.zzzzzzzzzzzzzzzzzzzzz")))
                .containsExactly("unknown key oten.zzzzzzzzzzzzzzzzzzzzz");
    }

    @Test
    void has_nothing_to_say_of_known_and_foreign_keys() {
        List<String> names = List.of("java.home", "otenx", "OTEN_CLIENT_ID", "oten.sample.downstream-url");

        assertThat(KnownKeys.warnings(names)).isEmpty();
        assertThat(KnownKeys.warnings(KnownKeys.all())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTEN_CLIENT_SECRET | oten.client.secret",
                "OTEN_REQUEST_OBJECT_KEY_FILE | oten.request.object.key.file",
                "OTEN_CLIENT_SECRET | oten.client-secret",
                "oten_client_secret | oten.client.secret",
                "Oten_Base_Url | oten.base.url",
                "_PROD_OTEN_CLIENT_SECRET | %prod.oten.client.secret",
                "_PROD_OTEN_CLIENT_SECRET | oten.client.secret",
                "_MY_PROD_OTEN_BASE_URL | oten.base.url"
            })
    void a_variable_under_the_second_name_that_SmallRye_lists_is_known(String variable, String second) {
        assertThat(KnownKeys.warnings(List.of(variable, second))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OTEN_CLIENT_SECRTE, oten.client.secrte", "oten_client_secrte, oten.client.secrte"})
    void a_misspelt_variable_is_warned_of_once_however_often_it_is_listed(String variable, String second) {
        assertThat(KnownKeys.warnings(List.of(variable, second)))
                .containsExactly("unknown key " + variable + "; did you mean oten.client-secret?");
    }

    @Test
    void a_misspelt_key_stays_one_beside_the_variables_of_other_keys() {
        assertThat(KnownKeys.warnings(List.of("OTEN_CLIENT_ID", "oten.client.id", "oten.client.secret")))
                .containsExactly("unknown key oten.client.secret; did you mean oten.client-secret?");
    }

    @Property(tries = 200)
    void gives_one_warning_a_key(@ForAll String name) {
        assertThat(KnownKeys.warnings(List.of("oten.?" + name))).hasSize(1);
    }
}
