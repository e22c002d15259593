package com.oten.jakarta.internal.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.oten.jakarta.OtenErrorPage;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.CorsConfig;
import com.oten.jakarta.internal.pages.ErrorPage;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Redirect;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.StubRequest;
import com.oten.jakarta.internal.web.StubResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a reply reaches the browser. */
class ReplyWriterTest {
    private static final String OWN = "/WEB-INF/error.jsp";
    private static final CrossOrigin NO_CORS = new CrossOrigin(new CorsConfig(Set.of(), false));

    private final StubResponse out = new StubResponse();
    private final ReplyWriter plain = new ReplyWriter(new ApplicationsPage(Optional.empty()), NO_CORS);
    private final ReplyWriter dressed = new ReplyWriter(new ApplicationsPage(Optional.of(OWN)), NO_CORS);
    private final List<String> included = new ArrayList<>();

    private StubResponse write(ReplyWriter writer, Reply reply, HttpServletRequest in) throws IOException {
        writer.write(reply, in, out.response());
        return out;
    }

    private static HttpServletRequest get() {
        return StubRequest.page("/profile").request();
    }

    private static ErrorPage error() {
        return new ErrorPage(OtenErrorCode.ACCESS_DENIED, "abc", Locale.ENGLISH, "/app/oten/login", "/app/");
    }

    /** What the application's page does when it is included. */
    @FunctionalInterface
    private interface Jsp {
        void include(ServletRequest in, ServletResponse out) throws ServletException, IOException;
    }

    private HttpServletRequest including(OtenErrorPage said, Jsp jsp) {
        HttpServletRequest request = StubRequest.page("/profile").request();
        RequestDispatcher dispatcher = new RequestDispatcher() {
            @Override
            public void forward(ServletRequest in, ServletResponse out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void include(ServletRequest in, ServletResponse out) throws ServletException, IOException {
                jsp.include(in, out);
            }
        };
        HttpServletRequest whole = (HttpServletRequest) Proxy.newProxyInstance(
                ReplyWriterTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("getRequestDispatcher")) {
                        included.add((String) given[0]);
                        return dispatcher;
                    }
                    return method.invoke(request, given);
                });
        whole.setAttribute(OtenErrorPage.ATTRIBUTE, said);
        return whole;
    }

    private static void say(String text, ServletResponse out) throws IOException {
        out.getWriter().write(text);
    }

    @Test
    void a_page_is_written_whole_with_its_type_its_length_and_its_headers() throws IOException {
        Page page = Page.document("text/plain;charset=UTF-8", "größer").with("Allow", "GET");

        write(plain, page, get());

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.headers("Content-Type")).containsExactly("text/plain;charset=UTF-8");
        assertThat(out.headers("Content-Length")).containsExactly("8");
        assertThat(out.headers("Allow")).containsExactly("GET");
        assertThat(out.headers("Cache-Control")).containsExactly("no-store");
        assertThat(out.headers("Set-Cookie")).isEmpty();
        assertThat(out.body()).isEqualTo("größer");
        assertThat(out.isClosed()).isTrue();
    }

    @Test
    void a_HEAD_gets_everything_but_the_body() throws IOException {
        Page page = Page.document("text/plain;charset=UTF-8", "four");

        write(
                plain,
                page,
                StubRequest.page("/profile").with("getMethod", "HEAD").request());

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.headers("Content-Type")).containsExactly("text/plain;charset=UTF-8");
        assertThat(out.headers("Content-Length")).containsExactly("4");
        assertThat(out.body()).isEmpty();
        assertThat(out.isClosed()).isTrue();
    }

    @Test
    void each_cookie_has_a_line_of_its_own() throws IOException {
        write(plain, Page.unprepared().settingCookie("a=1").settingCookie("b=2"), get());

        assertThat(out.headers("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void a_redirect_has_no_body_and_no_type() throws IOException {
        write(plain, new Redirect(303, "/app/", List.of("a=1")), get());

        assertThat(out.status()).isEqualTo(303);
        assertThat(out.headers("Location")).containsExactly("/app/");
        assertThat(out.headers("Cache-Control")).containsExactly("no-store");
        assertThat(out.headers("Set-Cookie")).containsExactly("a=1");
        assertThat(out.headers("Content-Type")).isEmpty();
        assertThat(out.headers("Content-Length")).isEmpty();
        assertThat(out.body()).isEmpty();
        assertThat(out.isCommitted()).isTrue();
        assertThat(out.isClosed()).isFalse();
    }

    @Test
    void a_browser_that_has_disconnected_is_reported_to_the_container() {
        assertThatIOException()
                .isThrownBy(() -> plain.write(
                        Page.document("text/plain", "text"),
                        get(),
                        new StubResponse().disconnected().response()));
    }

    @Test
    void the_applications_page_takes_the_place_of_the_text_and_of_nothing_else() throws IOException {
        Page own = error().html().settingCookie("a=1");

        write(dressed, own, including(error(), (in, to) -> say("our own words", to)));

        assertThat(included).containsExactly(OWN);
        assertThat(out.status()).isEqualTo(403);
        assertThat(out.body()).isEqualTo("our own words");
        assertThat(out.headers("Content-Length")).containsExactly("13");
        assertThat(out.headers("Content-Type")).containsExactly(own.contentType());
        assertThat(out.headers("Set-Cookie")).containsExactly("a=1");
        assertThat(out.headers("Cache-Control")).containsExactly("no-store");
        assertThat(out.headers("X-Frame-Options")).containsExactly("DENY");
        assertThat(out.headers("Content-Security-Policy")).isEmpty(); // it allows the library's style alone
    }

    @Test
    void the_applications_page_is_given_the_request_that_the_container_knows() throws IOException {
        List<ServletRequest> seen = new ArrayList<>();
        HttpServletRequest in = including(error(), (request, to) -> {
            seen.add(request);
            say("x", to);
        });

        write(dressed, error().html(), in);

        assertThat(seen).singleElement().isSameAs(in);
    }

    @Test
    void the_applications_page_is_not_included_in_what_is_not_an_error_page() throws IOException {
        Page problem = Page.document("application/problem+json", "{}");

        write(dressed, problem, including(error(), (in, to) -> say("our own words", to)));

        assertThat(included).isEmpty();
        assertThat(out.body()).isEqualTo("{}");
    }

    @Test
    void the_applications_page_is_not_asked_about_an_error_that_another_page_is_about() throws IOException {
        Page other = new ErrorPage(OtenErrorCode.NOT_FOUND, "abc", Locale.ENGLISH, "/app/oten/login", "/app/").html();

        write(dressed, other, including(error(), (in, to) -> say("our own words", to)));

        assertThat(included).isEmpty();
        assertThat(out.body()).isEqualTo(other.body());
    }

    @Test
    void if_the_applications_page_fails_the_librarys_own_is_shown_and_a_line_says_so() throws IOException {
        try (WireLog log = WireLog.open()) {
            write(dressed, error().html(), including(error(), (in, to) -> {
                say("half of it", to);
                throw new ServletException("broken");
            }));

            assertThat(out.body()).isEqualTo(error().html().body());
            assertThat(out.headers("Content-Length"))
                    .containsExactly(String.valueOf(error().html().body().getBytes(StandardCharsets.UTF_8).length));
            assertThat(log.ownLines())
                    .singleElement()
                    .asString()
                    .startsWith("com.oten.jakarta SEVERE oten.error-page=" + OWN + " failed");
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @Test
    void if_the_applications_page_says_nothing_the_librarys_own_is_shown_and_a_line_says_so() throws IOException {
        try (WireLog log = WireLog.open()) {
            write(dressed, error().html(), including(error(), (in, to) -> {}));

            assertThat(out.body()).isEqualTo(error().html().body());
            assertThat(log.ownLines())
                    .singleElement()
                    .asString()
                    .isEqualTo("com.oten.jakarta SEVERE oten.error-page=" + OWN
                            + " writes nothing, the library's own page is shown");
        }
    }

    @Test
    void what_is_finished_without_a_response_stays_the_librarys_own() {
        HttpServletRequest in = including(error(), (request, to) -> say("our own words", to));

        assertThat(dressed.finishedAtResource(error().html(), in)).isEqualTo(error().html());
        assertThat(included).isEmpty();
    }

    @Test
    void what_is_finished_after_it_was_prepared_is_the_applications() {
        HttpServletRequest in = including(error(), (request, to) -> say("our own words", to));
        dressed.prepare(in, out.response());

        assertThat(dressed.finishedAtResource(error().html(), in))
                .isInstanceOfSatisfying(
                        Page.class, page -> assertThat(page.body()).isEqualTo("our own words"));
        assertThat(out.status()).isZero(); // not written yet
    }

    @Test
    void a_redirect_is_finished_already() {
        Redirect redirect = new Redirect(302, "/app/", List.of());

        assertThat(dressed.finishedAtResource(redirect, including(error(), (in, to) -> say("x", to))))
                .isSameAs(redirect);
        assertThat(included).isEmpty();
    }
}
