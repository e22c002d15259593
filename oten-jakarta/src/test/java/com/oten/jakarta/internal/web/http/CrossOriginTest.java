package com.oten.jakarta.internal.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.CorsConfig;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Problem;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.StubRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the library's error responses. */
class CrossOriginTest {
    private static final String SPA = "https://spa.example";
    private static final CorsConfig NAMED = new CorsConfig(Set.of(SPA), false);
    private static final Page REFUSAL = Problem.of(OtenErrorCode.NOT_LOGGED_IN.exception("x"), "abc", Optional.empty());

    private static Map<String, String> headers(CorsConfig config, Reply reply, String origin, String... already) {
        Map<String, String> added = new TreeMap<>();
        StubRequest in = StubRequest.page("/account");
        if (!origin.isEmpty()) {
            in.header("Origin", origin);
        }
        new CrossOrigin(config).allow(reply, in.request(), List.of(already)::contains, added::put);
        return added;
    }

    @Test
    void a_named_origin_may_read_an_error() {
        assertThat(headers(NAMED, REFUSAL, SPA))
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Origin",
                        SPA,
                        "Access-Control-Expose-Headers",
                        "WWW-Authenticate, Retry-After",
                        "Vary",
                        "Origin"));
    }

    @Test
    void with_cookies_only_if_the_configuration_says_so() {
        assertThat(headers(new CorsConfig(Set.of(SPA), true), REFUSAL, SPA))
                .containsEntry("Access-Control-Allow-Credentials", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "https://evil.example", "https://spa.example.evil.example", "http://spa.example"})
    void others_may_not_and_caches_are_told(String origin) {
        assertThat(headers(NAMED, REFUSAL, origin)).isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void any_origin_may_if_the_configuration_says_so() {
        assertThat(headers(new CorsConfig(Set.of(CorsConfig.ANY), false), REFUSAL, SPA))
                .containsEntry("Access-Control-Allow-Origin", "*")
                .doesNotContainKey("Vary");
    }

    @Test
    void the_applications_own_header_stays() {
        assertThat(headers(NAMED, REFUSAL, SPA, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void nothing_is_added_to_what_is_not_an_error_or_not_wanted() {
        assertThat(headers(NAMED, Page.document("text/plain", "x"), SPA)).isEmpty();
        assertThat(headers(NAMED, new Redirect(302, "/", List.of()), SPA)).isEmpty();
        assertThat(headers(new CorsConfig(Set.of(), false), REFUSAL, SPA)).isEmpty();
    }
}
