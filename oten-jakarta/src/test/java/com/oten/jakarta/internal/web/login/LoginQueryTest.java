package com.oten.jakarta.internal.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.web.StubRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The parameters of the library's login path, which are untrusted. */
class LoginQueryTest {
    private final LoginQuery everything = new LoginQuery(EnumSet.allOf(LoginParameter.class));
    private final StubRequest request = StubRequest.get();

    @Test
    void accepts_what_is_listed() {
        request.parameter("return_to", "/app/a?b=c")
                .parameter("prompt", "login")
                .parameter("max_age", "300")
                .parameter("acr_values", "gold urn:mace:silver")
                .parameter("login_hint", "Zoë <zoe@example.org>")
                .parameter("ui_locales", "de-CH de")
                .parameter("workspace_hint", "blue");

        OtenLogin login = everything.read(request.request());

        assertThat(login.returnTo()).contains("/app/a?b=c");
        assertThat(login.prompt()).contains("login");
        assertThat(login.maxAge()).contains(Duration.ofMinutes(5));
        assertThat(login.acrValues()).containsExactly("gold", "urn:mace:silver");
        assertThat(login.isAcrEssential()).isFalse();
        assertThat(login.loginHint()).contains("Zoë <zoe@example.org>");
        assertThat(login.uiLocales()).contains("de-CH de");
        assertThat(login.workspaceHint()).contains("blue");
    }

    @Test
    void knows_nothing_of_what_is_not_listed() {
        request.parameter("prompt", "no prompt at all")
                .parameter("max_age", "1")
                .parameter("scope", "admin")
                .parameter("redirect_uri", "https://evil.example")
                .parameter("client_id", "evil")
                .parameter("login_hint", "alice");

        OtenLogin login = new LoginQuery(Set.of(LoginParameter.LOGIN_HINT)).read(request.request());

        assertThat(login.loginHint()).contains("alice");
        assertThat(login.prompt()).isEmpty();
        assertThat(login.maxAge()).isEmpty(); // R04
    }

    @ParameterizedTest
    @EnumSource
    void treats_an_empty_parameter_as_absent(LoginParameter parameter) {
        OtenLogin login =
                everything.read(request.parameter(parameter.toString(), "").request());

        assertThat(login.prompt()).isEmpty();
        assertThat(login.maxAge()).isEmpty();
        assertThat(login.acrValues()).isEmpty();
        assertThat(login.loginHint()).isEmpty();
        assertThat(login.uiLocales()).isEmpty();
        assertThat(login.workspaceHint()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "max_age|-1",
                "max_age|+1",
                "max_age|1.5",
                "max_age|0x10",
                "max_age|1e3",
                "max_age|1234567890",
                "max_age|five",
                "max_age|١٢",
                "prompt|none login",
                "prompt|create",
                "prompt|NONE",
                "acr_values|go\"ld",
                "acr_values|gold\\",
                "acr_values|gold  silver",
                "acr_values| gold",
                "acr_values|göld",
                "ui_locales|de,en",
                "ui_locales|<script>",
                "login_hint|a\u0000b",
                "login_hint|a\u001bb",
                "login_hint|a\u202eb",
                "login_hint|a\u200bb",
                "login_hint|a\u2028b",
                "workspace_hint|a\u0007b",
            })
    void refuses_what_a_parameter_cannot_be(String name, String value) {
        assertRefused(name, value, request.parameter(name, value));
    }

    @Test
    void refuses_lines_in_hints() {
        assertRefused("login_hint", "a\r\nb", request.parameter("login_hint", "a\r\nb"));
    }

    @ParameterizedTest
    @CsvSource({"acr_values,200", "login_hint,200", "ui_locales,100", "workspace_hint,100"})
    void refuses_what_is_too_long(String name, int longest) {
        assertThat(everything.read(
                        StubRequest.get().parameter(name, "x".repeat(longest)).request()))
                .isNotNull();
        assertRefused(name, "xxx", StubRequest.get().parameter(name, "x".repeat(longest + 1)));
    }

    @ParameterizedTest
    @EnumSource
    void refuses_what_is_there_twice(LoginParameter parameter) {
        String value = parameter == LoginParameter.PROMPT ? "none" : "1234";

        assertRefused(
                parameter.toString(),
                value,
                request.parameter(parameter.toString(), value).parameter(parameter.toString(), value));
    }

    private void assertRefused(String name, String value, StubRequest refused) {
        assertThatThrownBy(() -> everything.read(refused.request()))
                .isInstanceOf(OtenRejectedException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining(value) // R04
                .extracting("code")
                .isEqualTo(OtenErrorCode.LOGIN_MALFORMED);
    }
}
