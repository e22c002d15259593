package com.oten.jakarta.internal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource
    void is_what_RFC_9457_says(OtenErrorCode code) {
        Page response = Problem.of(code.exception("secret detail"), "abc123", Optional.of("/app/oten/login"));
        JsonObject json = json(response);

        // O07
        assertThat(response.status()).isEqualTo(code.status());
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(json.getInt("status")).isEqualTo(code.status());
        assertThat(json.getString("type")).isEqualTo("urn:oten:error:" + code.slug());
        assertThat(json.getString("title")).isNotBlank();
        assertThat(json.getString("detail")).isNotBlank();
        assertThat(json.getString("instance")).isEqualTo("urn:oten:incident:abc123");
        assertThat(json.getString("oten_error")).matches("[a-z]+(_[a-z]+)*");
    }

    @ParameterizedTest
    @EnumSource
    void says_nothing_that_only_operators_understand(OtenErrorCode code) {
        Page response = Problem.of(code.exception("secret detail"), "abc123", Optional.of("/app/oten/login"));

        assertThat(response.body()).doesNotContain("oten.", "Exception", "com.oten", "secret detail"); // O07
    }

    @ParameterizedTest
    @EnumSource
    void says_where_to_log_in_with_401_only(OtenErrorCode code) {
        Page response = Problem.of(code.exception("secret detail"), "abc123", Optional.of("/app/oten/login"));

        boolean isLogin = code.status() == 401;
        assertThat(json(response).containsKey("login_url")).isEqualTo(isLogin);
        assertThat(response.headers().containsKey("WWW-Authenticate")).isEqualTo(isLogin);
    }

    @Test
    void names_the_code_of_Oten_where_there_is_one() {
        assertThat(json(Problem.of(OtenErrorCode.CODE_EXPIRED.exception("why"), "abc123", Optional.empty()))
                        .getString("oten_error"))
                .isEqualTo("invalid_grant");
        assertThat(json(Problem.of(OtenErrorCode.NOT_LOGGED_IN.exception("why"), "abc123", Optional.empty()))
                        .getString("oten_error"))
                .isEqualTo("not_logged_in");
    }

    @Test
    void names_also_a_code_that_no_table_knows_and_cleans_it() {
        Page response =
                Problem.of(OtenException.ofOAuthError("weather\u202e_too_nice", null), "abc123", Optional.empty());

        assertThat(json(response).getString("oten_error")).isEqualTo("weather\\u202e_too_nice"); // O01
        assertThat(json(response).getString("type")).isEqualTo("urn:oten:error:unknown");
    }

    @Test
    void stays_JSON_whatever_it_is_told() {
        String evil = "\"},<script>\n\0";

        Page response = Problem.of(OtenErrorCode.NOT_LOGGED_IN.exception("why"), evil, Optional.of(evil));

        assertThat(json(response).getString("login_url")).isEqualTo(evil); // O01
        assertThat(response.headers().values()).noneMatch(value -> value.contains("\n"));
    }

    private static JsonObject json(Page response) {
        return Json.createReader(new StringReader(response.body())).readObject();
    }
}
