package com.oten.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFormTest {
    @ParameterizedTest
    @CsvSource({
        "same-origin, http://localhost:8080, true",
        "same-site, http://localhost:8080, false",
        "cross-site, https://evil.example, false",
        "none, , false",
        ", http://localhost:8080, true",
        ", http://localhost:8081, false",
        ", https://evil.example, false",
        ", null, false",
        ", 'http://a b', false",
        ", , true"
    })
    void a_form_is_ours_if_the_browser_says_so(@Nullable String site, @Nullable String origin, boolean isOurs) {
        Map<String, @Nullable String> headers = new HashMap<>();
        headers.put("Sec-Fetch-Site", site);
        headers.put("Origin", origin);
        headers.put("Host", "localhost:8080");

        assertThat(OwnForm.wasSent(request(headers))).isEqualTo(isOurs);
    }

    private static HttpServletRequest request(Map<String, @Nullable String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                OwnFormTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> headers.get((String) arguments[0]));
    }
}
