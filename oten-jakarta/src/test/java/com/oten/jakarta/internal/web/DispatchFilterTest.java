package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DispatchFilterTest {
    private final HttpServletRequest request = StubRequest.page("/profile").request();
    private final HttpServletResponse response = new StubResponse().response();
    private final DispatchFilter filter = new DispatchFilter();

    @Test
    void the_request_is_at_hand_in_its_thread_during_the_dispatch() throws Exception {
        List<Object> seen = new ArrayList<>();

        filter.doFilter(request, response, (in, out) -> {
            DispatchFilter.request().ifPresent(seen::add);
            CompletableFuture.supplyAsync(DispatchFilter::request).join().ifPresent(seen::add);
        });

        assertThat(seen).singleElement().isSameAs(request);
        assertThat(DispatchFilter.request()).isEmpty();
    }

    @Test
    void it_is_gone_after_a_failure() {
        assertThatThrownBy(() -> filter.doFilter(request, response, (in, out) -> {
                    throw new ServletException("failed");
                }))
                .isInstanceOf(ServletException.class);

        assertThat(DispatchFilter.request()).isEmpty();
    }
}
