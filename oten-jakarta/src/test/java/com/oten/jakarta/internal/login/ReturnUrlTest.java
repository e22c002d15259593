package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlTest {
    private static final String CONTEXT = "/app";
    private static final String OWN = "/oten";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app",
                "/app/",
                "/app/profile",
                "/app/profile/",
                "/app/a/b?c=d&e=f",
                "/app/a?next=//evil.example/",
                "/app/a?filter={\"a\":[1|2]}^3",
                "/app/a?x=100%",
                "/app/a?x=%zz&y=`'<>",
                "/app?/../..//{",
                "/app/a?next=https://evil.example/%2e%2e",
                "/app/%E2%82%AC?x=%2F+",
                "/app/a+b;v=1/c",
                "/app/a%20b",
                "/app/a:b@c",
                "/app/.hidden",
                "/app/..hidden/...",
                "/app/otenx/callback",
                "/app/x/oten/callback",
                "/app/~me/(1)!$'*,=",
                "/%61pp/profile",
                "/a%70p?x=/oten/",
                "/app?a=b"
            })
    void keeps_a_place_in_the_application_to_the_letter(String good) {
        assertThat(check(good, CONTEXT, OWN)).contains(good); // U01
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/go/https:%2F%2Fexample.com",
                "/app/go/https:%252F%252Fexample.com",
                "/app/go/https://example.com/",
                "/app/a//b///",
                "/app//a",
                "/app//",
                "/app/%2f%2fa",
                "/app/a%",
                "/app/100%/b%zz",
                "/app/caf%E9",
                "/app/a|b/{x}^",
                "/app/a?b={c}&d=%&e=\\f",
                "/%61pp/a//b",
                "/app/a;v=1//b"
            })
    void keeps_what_a_server_has_accepted_to_the_letter(String requested) {
        assertThat(ofRequest(requested, CONTEXT)).contains(requested);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "profile",
                "https://evil.example/app/",
                "//evil.example/app/",
                "//app/a",
                "/\\evil.example/app/",
                "/%2fapp/a",
                "/%5capp/a",
                "/app\\a",
                "/app/%5c",
                "/app/%255c",
                "/app/%0d%0aSet-Cookie:a=b",
                "/app/%250a",
                "/app/\n",
                "/app/a?b=\r\nc",
                "/app/a?b=\u00e9",
                "/app/..",
                "/app/a/../../admin",
                "/app/%2e%2e/admin",
                "/app//%2e%2e//admin",
                "/app/%252e%252e/admin",
                "/app/..;x/admin",
                "/app/;//evil.example",
                "/app/a b",
                "/",
                "/other//app/",
                "/apple",
                "/app//oten/callback",
                "/app/oten//login",
                "/app/%6ften%2fcallback",
                "/app/oten;x/callback"
            })
    void refuses_also_as_a_request_what_could_leave_the_application_or_loop(String hostile) {
        assertThat(ofRequest(hostile, CONTEXT)).isEmpty(); // U01
    }

    @ParameterizedTest
    @CsvSource({
        "/a//b, /a//b",
        "/go/https:%2F%2Fa, /go/https:%2F%2Fa",
        "//evil.example, ",
        "///evil.example, ",
        "/%2fevil.example, ",
        "/%2f%2fevil.example, ",
        "/%252fevil.example, ",
        "/%5cevil.example, ",
        "/;/evil.example, ",
        "/;x//evil.example, ",
        "/.//evil.example, ",
        "/%2e//evil.example, "
    })
    void nothing_that_was_requested_at_the_root_of_the_server_names_a_host(String requested, String kept) {
        assertThat(ofRequest(requested, "")).isEqualTo(Optional.ofNullable(kept)); // U01
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "profile",
                "https://evil.example/",
                "https://evil.example/app/",
                "HTTPS://evil.example/app/",
                "https:/evil.example/app/",
                "https:evil.example/app/",
                "https:///evil.example/app/",
                "http://shop.example.com@evil.example/app/",
                "//evil.example/app/",
                "//evil.example",
                "///evil.example/app/",
                "////evil.example",
                "/\\evil.example/app/",
                "\\\\evil.example/app/",
                "\\/evil.example/app/",
                "/\\/evil.example",
                "/app\\..\\..",
                "/app/\\evil.example",
                "/\t/evil.example/app/",
                "/\n/evil.example/app/",
                "/\r/evil.example/app/",
                "\t//evil.example/app/",
                "/app/\t",
                "/app/a b",
                "/app/\0",
                "/app/\u007f",
                "/app/\u00e9",
                "/app/\u2028",
                "/%09/evil.example",
                "/app/%09",
                "/app/%0d%0aSet-Cookie:a=b",
                "/app/%00",
                "/app/%7f",
                "/app/%c2%85",
                "/%5cevil.example",
                "/app/%5c",
                "/app/%255c",
                "/app/%25255c",
                "/%2fevil.example",
                "/%2f%2fevil.example",
                "/app/%2f%2fevil.example",
                "/app/%252f%252fevil.example",
                "/app//evil.example",
                "/app/a//b",
                "/app/..",
                "/app/../",
                "/app/../admin",
                "/app/a/../../admin",
                "/app/./a",
                "/app/%2e%2e/admin",
                "/app/%2E%2e/admin",
                "/app/.%2e/admin",
                "/app/%252e%252e/admin",
                "/app/%25252e%25252e/admin",
                "/app/..;/admin",
                "/app/..;a=b/admin",
                "/app/.;/admin",
                "/app/%2e%2e%3b/admin",
                "/app/%c0%ae%c0%ae/admin",
                "/app/%c0%af",
                "/app/%ff",
                "/app/%",
                "/app/%2",
                "/app/%zz",
                "/app/%2525252525252f",
                "/app/<script>",
                "/app/\"onload",
                "/app/{x}",
                "/app/a|b",
                "/app/^",
                "/",
                "/other",
                "/apple",
                "/APP/",
                "/app;x=y/",
                "javascript:alert(1)",
                "JavaScript:alert(1)//app/",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "?x=1",
                "#//evil.example",
                "@evil.example",
                ".evil.example",
                "/.//evil.example/app/",
                "/app/oten",
                "/app/oten/",
                "/app/oten/callback",
                "/app/oten/callback?code=x&state=y",
                "/app/oten/logout",
                "/app/oten/login?return_to=/app/",
                "/app/oten/request/1",
                "/app/%6ften/callback",
                "/app/oten%2fcallback",
                "/app/oten%252fcallback",
                "/app/oten;x=y/callback",
                "/app/oten%3bx/callback",
                "/%61pp/oten/callback",
                "/app%2fprofile",
                "/app%3fprofile",
                "/app%3bx/profile",
                "/app/;/oten/callback",
                "/app/;x=y/oten/login",
                "/app/a/;x/b"
            })
    void refuses_whatever_could_leave_the_application_or_loop(String hostile) {
        assertThat(check(hostile, CONTEXT, OWN)).isEmpty(); // U01
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/profile, /profile",
        "/a?b=c, /a?b=c",
        "//evil.example, ",
        "/oten/callback, ",
        "/;/evil.example, ",
        "/;/oten/callback, "
    })
    void works_at_the_root_of_the_server(String wanted, String kept) {
        assertThat(check(wanted, "", OWN)).isEqualTo(Optional.ofNullable(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/sso;x=1/oten/callback", "/app/sso/oten;x/login", "/app/%73so;x/oten"})
    void the_library_s_paths_are_known_with_parameters_in_any_segment(String wanted) {
        assertThat(check(wanted, CONTEXT, "/sso/oten")).isEmpty();
    }

    @Test
    void drops_the_fragment() {
        assertThat(check("/app/a?b=c#//evil.example", CONTEXT, OWN)).contains("/app/a?b=c"); // U01
    }

    @Test
    void keeps_up_to_1500_characters() {
        String longest = "/app/" + "x".repeat(1_495);

        // T06
        assertThat(check(longest, CONTEXT, OWN)).contains(longest);
        assertThat(check(longest + "x", CONTEXT, OWN)).isEmpty();
        assertThat(check("/app?" + "x".repeat(2_048), CONTEXT, OWN)).isEmpty();
        assertThat(ofRequest(longest, CONTEXT)).contains(longest);
        assertThat(ofRequest(longest + "x", CONTEXT)).isEmpty();
    }

    @Property(tries = 20_000)
    void lets_nothing_out_that_leads_elsewhere(@ForAll("hostile") String wanted) {
        Optional<String> kept = check(wanted, CONTEXT, OWN);

        kept.ifPresent(url -> {
            assertThat(asJavaReadsIt(url)).startsWith("https://shop.example.com/app");
            assertThat(asBrowsersReadIt(url)).startsWith("https://shop.example.com/app");
            assertThat(pathAsBrowsersReadIt(url)).matches("/app(/.*)?").doesNotMatch("/app/oten([/;].*)?");
            assertThat(wanted).startsWith(url);
        });
    }

    @Property(tries = 20_000)
    void lets_no_request_out_that_leads_elsewhere(@ForAll("hostile") String requested) {
        ofRequest(requested, CONTEXT).ifPresent(url -> {
            assertThat(asBrowsersReadIt(url)).startsWith("https://shop.example.com/app");
            assertThat(requested).startsWith(url);
            assertThat(ServedPath.normalised(
                            url.split("\\?", 2)[0].replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f", "/")))
                    .matches("/(app|%61pp)(/.*)?")
                    .doesNotMatch("/app/oten([/;].*)?");
        });
    }

    @Property(tries = 20_000)
    void lets_no_request_at_the_root_name_a_host(@ForAll("hostile") String requested) {
        ofRequest(requested, "").ifPresent(url -> {
            assertThat(asBrowsersReadIt(url)).startsWith("https://shop.example.com/");
            assertThat(url).startsWith("/").doesNotMatch("(?i)/(/|\\\\|%2f|%5c).*");
        });
    }

    @Property(tries = 5_000)
    void changes_nothing_the_second_time(@ForAll("hostile") String wanted) {
        Optional<String> once = check(wanted, CONTEXT, OWN);

        assertThat(once.flatMap(url -> check(url, CONTEXT, OWN))).isEqualTo(once);
    }

    @Property(tries = 5_000)
    void never_throws(@ForAll String wanted, @ForAll String contextPath) {
        assertThat(check(wanted, contextPath, OWN)).isNotNull();
    }

    /** URLs put together from the parts that attacks are made of. */
    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> part = Arbitraries.oneOf(
                Arbitraries.of(
                        "/", "//", "/app", "/app/", "\\", "..", ".", ";", "?", "#", ":", "@", "evil.example", "oten"),
                Arbitraries.of(
                        "%2f",
                        "%5c", "%2e", "%252e", "%25", "%09", "%0a", "%00", "%3b", "%3f", "%23", "%6f", "callback"),
                Arbitraries.of("\t", "\n", "\r", " ", "\u00a0", "\uff0f", "https:", "javascript:", "a", "+", "&", "="),
                Arbitraries.strings().ascii().ofLength(1));
        Arbitrary<String> tail = part.list().ofMaxSize(10).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(tail, tail.map(text -> "/app/" + text), tail.map(text -> "/app" + text));
    }

    private static String asJavaReadsIt(String url) {
        return URI.create("https://shop.example.com/somewhere/else")
                .resolve(url.split("\\?", 2)[0]) // browsers send queries that it does not read
                .toString();
    }

    /** The URL standard, roughly: no tabs and line ends, a backslash is a slash, two slashes begin a host. */
    private static String asBrowsersReadIt(String url) {
        String read = url.replaceAll("[\\t\\r\\n]", "").strip().replace('\\', '/');
        if (read.startsWith("//")) {
            return "https:" + read;
        }
        return read.startsWith("/") ? "https://shop.example.com" + read : "https://elsewhere.example/" + read;
    }

    /** Dots are resolved, also where they are escaped; a server then drops path parameters and unescapes. */
    private static String pathAsBrowsersReadIt(String url) {
        String path = url.split("[?#]", 2)[0].replaceAll("(?i)%2e", ".");
        return URI.create(path).normalize().getPath();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/,/app/?oten_error=login_required",
        "/app/a?b=c,/app/a?b=c&oten_error=login_required",
        "/app/a?oten_error=consent_required,/app/a?oten_error=login_required",
        "/app/a?b=c&oten_error=x&d=e%26,/app/a?b=c&d=e%26&oten_error=login_required",
        "/app/a?,/app/a?oten_error=login_required"
    })
    void gets_a_parameter_once(String page, String told) {
        ReturnUrl url = ReturnUrl.check(page, CONTEXT, OWN).orElseThrow();

        assertThat(url.with("oten_error", "login_required").path()).isEqualTo(told);
    }

    private static Optional<String> ofRequest(String requested, String contextPath) {
        return ReturnUrl.ofRequest(requested, contextPath, OWN).map(ReturnUrl::path);
    }

    private static Optional<String> check(String wanted, String contextPath, String ownPath) {
        return ReturnUrl.check(wanted, contextPath, ownPath).map(ReturnUrl::path);
    }
}
