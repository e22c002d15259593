package com.oten.jakarta.internal.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.internal.web.StubRequest;
import com.oten.jakarta.internal.web.StubResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.junit.jupiter.api.Test;

/** What a preflight is, and what of its response is sent. */
class PreflightTest {
    private static StubRequest preflight() {
        return StubRequest.page("/account")
                .with("getMethod", "OPTIONS")
                .header("Origin", "https://spa.example")
                .header("Access-Control-Request-Method", "PUT");
    }

    @Test
    void a_preflight_has_a_method_two_headers_and_no_caller() {
        Principal alice = () -> "alice";

        assertThat(Preflight.is(preflight().request())).isTrue();
        assertThat(Preflight.is(preflight().with("getMethod", "GET").request())).isFalse();
        assertThat(Preflight.is(preflight().with("getUserPrincipal", alice).request()))
                .isFalse();
        assertThat(Preflight.is(StubRequest.page("/account")
                        .with("getMethod", "OPTIONS")
                        .header("Origin", "https://spa.example")
                        .request()))
                .isFalse();
        assertThat(Preflight.is(StubRequest.page("/account")
                        .with("getMethod", "OPTIONS")
                        .header("Access-Control-Request-Method", "PUT")
                        .request()))
                .isFalse();
    }

    @Test
    void headers_are_sent_and_the_body_is_not() throws IOException {
        HttpServletRequest in = preflight().request();
        StubResponse real = new StubResponse();

        HttpServletResponse out = PreflightResponse.of(in, real.response());
        out.setHeader("Access-Control-Allow-Methods", "PUT");
        out.setHeader("content-length", "9");
        out.setContentLength(9);
        out.getWriter().print("protected");
        out.getOutputStream().print("protected");
        out.getWriter().flush();

        assertThat(PreflightResponse.isFor(in)).isTrue();
        assertThat(PreflightResponse.of(in, out)).isSameAs(out);
        assertThat(real.headers("Access-Control-Allow-Methods")).containsExactly("PUT");
        assertThat(real.headers("Content-Length")).isEmpty();
        assertThat(real.body()).isEmpty();
    }
}
