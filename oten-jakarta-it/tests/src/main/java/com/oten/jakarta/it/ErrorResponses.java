package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.ErrorRow.ExpectedPage;
import com.oten.jakarta.it.ErrorRow.Log;
import com.oten.jakarta.it.ErrorRow.Problem;
import jakarta.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** Assertions for every error response of the library. Each returns the incident number, to find its log entry. */
final class ErrorResponses {
    static final String TRY_AGAIN = "a:containsOwn(Try again)";

    private static final Pattern NUMBER = Pattern.compile("Number: ([0-9a-f]{12})");
    private static final Pattern INSTANCE = Pattern.compile("urn:oten:incident:([0-9a-f]{12})");

    private ErrorResponses() {}

    static String assertPage(Page page, ExpectedPage expected) {
        String incident = assertPage(page, expected.status());
        assertThat(page.html().title()).isEqualTo(expected.title());
        assertThat(page.html().select(TRY_AGAIN)).hasSize(expected.canTryAgain() ? 1 : 0);
        return incident;
    }

    static String assertPage(Page page, int status) {
        return assertPage(page, status, "'none'", "DENY");
    }

    /** The only page that may be shown in a frame: its link leads out of the frame. */
    static String assertFramedPage(Page page) {
        return assertPage(page, 401, "'self'", "SAMEORIGIN");
    }

    private static String assertPage(Page page, int status, String frameAncestors, String frameOptions) {
        assertThat(page.status()).as("status of %s", page).isEqualTo(status);
        assertHeaders(page, frameAncestors, frameOptions);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/html;charset=UTF-8"));
        Document html = page.html();
        assertThat(html.select("h1").text()).isNotBlank().isEqualTo(html.title());
        assertThat(html.select("script, img, link, iframe")).isEmpty();
        assertThat(html.select("meta[name=viewport]")).hasSize(1);
        return found(NUMBER, html.text());
    }

    static String assertProblem(Page page, int status, Problem expected) {
        assertThat(page.status()).as("status of %s", page).isEqualTo(status);
        assertHeaders(page, "'none'", "DENY");
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonObject problem = page.json();
        assertThat(problem.getString("type")).isEqualTo(expected.type());
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("oten_error")).isEqualTo(expected.otenError());
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        return found(INSTANCE, problem.getString("instance"));
    }

    /** The entry of the incident, once it is written. */
    static LogEntry assertLogged(ServerLog log, String incident, Problem problem, Log expected) {
        String start = problem.logged() + " incident " + incident;
        log.await(start);
        LogEntry entry = log.entries().stream()
                .filter(one -> one.text().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry of the library's starts with " + start));
        assertThat(entry.level()).isEqualTo(expected.level());
        if (!expected.parts().isEmpty()) {
            assertThat(entry.text()).containsSubsequence(expected.parts());
        }
        return entry;
    }

    private static void assertHeaders(Page page, String frameAncestors, String frameOptions) {
        // Open Liberty adds no-cache=set-cookie where a cookie is set
        assertThat(page.headers("Cache-Control"))
                .singleElement()
                .satisfies(value -> assertThat(value).isIn("no-store", "no-store, no-cache=set-cookie"));
        assertThat(page.headers("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy).contains("default-src 'none'", "frame-ancestors " + frameAncestors));
        assertThat(page.header("X-Frame-Options")).hasValue(frameOptions);
        assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.header("Referrer-Policy")).hasValue("no-referrer");
        if (page.status() == 503) {
            assertThat(page.header("Retry-After"))
                    .hasValueSatisfying(wait -> assertThat(wait).matches("[1-9]\\d*"));
        } else {
            assertThat(page.header("Retry-After")).isEmpty();
        }
        // RFC 9110 section 15.5.2
        assertThat(page.header("WWW-Authenticate").isPresent()).isEqualTo(page.status() == 401);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("an incident in %s", text).isTrue();
        return matcher.group(1);
    }
}
