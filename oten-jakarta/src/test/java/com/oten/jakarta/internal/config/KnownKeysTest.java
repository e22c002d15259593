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

    @Property(tries = 200)
    void gives_one_warning_a_key(@ForAll String name) {
        assertThat(KnownKeys.warnings(List.of("oten.?" + name))).hasSize(1);
    }
}
