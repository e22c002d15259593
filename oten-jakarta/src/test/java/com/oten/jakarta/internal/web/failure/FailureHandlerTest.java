package com.oten.jakarta.internal.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenLoginFailed;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.internal.client.Observers;
import com.oten.jakarta.internal.config.BearerConfig;
import com.oten.jakarta.internal.login.ReturnUrl;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.StubRequest;
import com.oten.jakarta.internal.web.http.ApplicationUrls;
import com.oten.jakarta.internal.web.http.ApplicationsPage;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureHandlerTest {
    /** Strong, or the logger and its handler may be collected. */
    private static final Logger LOGGER = Logger.getLogger("com.oten.jakarta");

    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final List<OtenEvent> events = new ArrayList<>();
    private final FailureHandler failures = failures(events::add);
    private final StubRequest user = StubRequest.get().header("Sec-Fetch-Mode", "navigate");
    private final StubRequest program = StubRequest.get().header("Accept", "application/json");

    @BeforeEach
    void listen() {
        LOGGER.setUseParentHandlers(false);
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void endListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setLevel(null);
        LOGGER.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @EnumSource
    void does_not_show_the_message_of_an_exception(OtenErrorCode code) {
        IllegalStateException cause = new IllegalStateException("canary-cause");

        Page page = failures.respond(code.exception("canary {0} 'quoted'", cause), user.request());
        Page problem = failures.respond(code.exception("canary {0} 'quoted'", cause), program.request());

        // O03, O07
        assertThat(page.body() + page.headers() + problem.body() + problem.headers())
                .doesNotContain("canary");
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(problem.contentType()).isEqualTo("application/problem+json");
        assertThat(page.status()).isEqualTo(code.status());
        assertThat(problem.status()).isEqualTo(code.status());
    }

    @ParameterizedTest
    @EnumSource
    void logs_one_line_with_the_incident_and_the_advice(OtenErrorCode code) {
        Page page = failures.respond(code.exception("it's {0} and {x}"), user.request());

        Matcher incident = Pattern.compile("[0-9a-f]{12}")
                .matcher(page.body().substring(page.body().indexOf("<small>")));
        assertThat(incident.find()).isTrue();
        assertThat(records).hasSize(1);
        assertThat(new SimpleFormatter().formatMessage(records.get(0)))
                .isEqualTo("OTEN-" + code.name().replace('_', '-') + " incident " + incident.group()
                        + ": it's {0} and {x}; " + code.advice()); // O07: correlation id
        assertThat(records.get(0).getThrown()).isNull();
    }

    @Test
    void gives_every_failure_a_number_of_its_own() {
        Page one = failures.respond(OtenErrorCode.ACCESS_DENIED.exception("a"), program.request());
        Page other = failures.respond(OtenErrorCode.ACCESS_DENIED.exception("a"), program.request());

        assertThat(one.body()).isNotEqualTo(other.body());
    }

    @Test
    void leads_back_to_where_the_user_wanted_to_go() {
        Page page = failures.respondToLogin(
                OtenErrorCode.ACCESS_DENIED.exception("no"),
                user.request(),
                ReturnUrl.check("/app/a?b=%22c&d=%3Ce%3E", "/app", "/oten"));

        assertThat(page.body())
                .contains("href=\"/app/oten/login?return_to=%2Fapp%2Fa%3Fb%3D%2522c%26d%3D%253Ce%253E\""); // O01
    }

    @Test
    void leads_back_to_the_page_that_failed() {
        user.with("getRequestURI", "/app/profile").with("getQueryString", "a=%20b");

        Page page = failures.respond(OtenErrorCode.SERVER_ERROR.exception("down"), user.request());

        assertThat(page.body()).contains("href=\"/app/oten/login?return_to=%2Fapp%2Fprofile%3Fa%3D%2520b\"");
    }

    @Test
    void does_not_lead_back_to_a_form() {
        user.with("getRequestURI", "/app/profile").with("getMethod", "POST");

        Page page = failures.respond(OtenErrorCode.SERVER_ERROR.exception("down"), user.request());

        assertThat(page.body()).contains("href=\"/app/oten/login\"");
    }

    @Test
    void says_when_to_come_back() {
        OtenUnavailableException down = (OtenUnavailableException) OtenErrorCode.SERVER_ERROR.exception("down");

        Page told = failures.respond(down.retryAfter(Duration.ofSeconds(42)), program.request());
        Page usual = failures.respond(down, program.request());

        assertThat(told.headers()).containsEntry("Retry-After", "42");
        assertThat(usual.headers()).containsEntry("Retry-After", "10"); // D05
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H1S", "P10000D", "PT999999999S"})
    void says_never_to_come_back_later_than_in_an_hour(Duration asked) {
        OtenUnavailableException down = (OtenUnavailableException) OtenErrorCode.SERVER_ERROR.exception("down");

        Page page = failures.respond(down.retryAfter(asked), user.request());
        Page problem = failures.respond(down.retryAfter(asked), program.request());
        Page bearers = failures.problem(down.retryAfter(asked));

        assertThat(List.of(page, problem, bearers))
                .allSatisfy(response -> assertThat(response.headers()).containsEntry("Retry-After", "3600"));
    }

    @Test
    void speaks_the_language_of_the_request() {
        StubRequest german = StubRequest.get()
                .header("Sec-Fetch-Mode", "navigate")
                .header("Accept-Language", "de")
                .with("getLocale", Locale.GERMAN);
        StubRequest none =
                StubRequest.get().header("Sec-Fetch-Mode", "navigate").with("getLocale", Locale.GERMAN);

        assertThat(failures.respond(OtenErrorCode.ACCESS_DENIED.exception("no"), german.request())
                        .body())
                .contains("lang=\"de\"");
        assertThat(failures.respond(OtenErrorCode.ACCESS_DENIED.exception("no"), none.request())
                        .body())
                .contains("lang=\"en\""); // not the server's language
    }

    @Test
    void tells_observers_that_a_login_failed_with_the_number_on_the_page() {
        Page page =
                failures.respondToLogin(OtenErrorCode.CODE_EXPIRED.exception("old"), user.request(), Optional.empty());

        assertThat(events).singleElement().isInstanceOfSatisfying(OtenLoginFailed.class, failed -> {
            assertThat(failed.code()).isEqualTo(OtenErrorCode.CODE_EXPIRED);
            assertThat(page.body()).contains(failed.incident());
        });
    }

    @Test
    void leads_to_a_login_that_meets_the_demand() {
        user.with("getRequestURI", "/app/profile");
        OtenException refusal = OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION.exception("weak");
        StepUpDemand demand = new StepUpDemand(List.of("gold", "urn:a&b"), Optional.of(Duration.ofMinutes(5)));

        Page page = failures.respond(refusal, demand, user.request());
        Page problem = failures.respond(refusal, demand, program.request());

        String login = "/app/oten/login?acr_values=gold+urn%3Aa%26b&max_age=300";
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body())
                .contains("href=\"" + login.replace("&m", "&amp;m") + "&amp;return_to=%2Fapp%2Fprofile\"");
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.body()).contains("\"login_url\":\"" + login + "\"");
        assertThat(problem.headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Login realm=\"oten\", error=\"insufficient_user_authentication\","
                                + " acr_values=\"gold urn:a&b\", max_age=\"300\"");
    }

    @Test
    void challenges_as_RFC_9470_says_where_tokens_are_accepted() {
        StepUpDemand demand = new StepUpDemand(List.of("gold"), Optional.empty());
        BearerConfig bearer = TestSettings.valid()
                .with("oten.bearer.mode", "jwt")
                .with("oten.bearer.audience", "https://api.example")
                .read()
                .bearer()
                .orElseThrow();
        FailureHandler takingTokens = failures(events::add, Optional.of(bearer));

        Page weak = takingTokens.respond(
                OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION.exception("weak"), demand, program.request());
        Page nobody = takingTokens.respond(OtenErrorCode.NOT_LOGGED_IN.exception("nobody"), demand, program.request());

        assertThat(weak.headers())
                .containsEntry(
                        "WWW-Authenticate",
                        "Bearer realm=\"oten\", error=\"insufficient_user_authentication\", acr_values=\"gold\","
                                + " Login realm=\"oten\"");
        assertThat(nobody.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"oten\", Login realm=\"oten\"");
    }

    @Test
    void does_not_notify_observers_of_failures_that_are_not_logins() {
        failures.respond(OtenErrorCode.ROLE_MISSING.exception("no"), user.request());

        assertThat(events).isEmpty();
    }

    @Test
    void responds_also_when_an_observer_fails() {
        FailureHandler unlucky = failures(event -> {
            throw new IllegalStateException("an observer's fault");
        });

        Page page =
                unlucky.respondToLogin(OtenErrorCode.CODE_EXPIRED.exception("old"), user.request(), Optional.empty());

        assertThat(page.status()).isEqualTo(502);
    }

    private static FailureHandler failures(Consumer<OtenEvent> events) {
        return failures(events, Optional.empty());
    }

    private static FailureHandler failures(Consumer<OtenEvent> events, Optional<BearerConfig> bearer) {
        return new FailureHandler(
                new ApplicationUrls(TestSettings.valid().read().site(), "/app"),
                new ApplicationsPage(Optional.empty()),
                new BearerChallenge(bearer),
                new Observers(events),
                new FailureLog(new SecureRandom(), new TestClock()));
    }
}
