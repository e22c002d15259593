package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.it.ErrorRow.Problem;
import com.oten.jakarta.it.failing.CatchAllMapper;
import com.oten.jakarta.it.failing.FailingResource;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every exception of the library that leaves a resource, in an application that maps all exceptions itself. */
@ExtendWith(ArquillianExtension.class)
public class MappersIT {
    private static final SampleApp APP = new SampleApp("mappers");

    private final Browser browser = new Browser();

    /**
     * The sample with resources that fail and a mapper for everything.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war().addPackage(FailingResource.class.getPackage());
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
    }

    @ParameterizedTest
    @EnumSource
    void a_program_gets_the_problem_document_of_the_row_and_the_log_gets_the_message(OtenErrorCode code) {
        ServerLog log = ServerLog.fromNow();

        Page page = browser.fetch("GET", APP.at("/api/failing/" + code));

        String incident = ErrorResponses.assertProblem(page, code.status(), problem(code));
        assertThat(page.body()).doesNotContain(FailingResource.MESSAGE.strip());
        if (code.level() != Level.DEBUG) {
            ErrorResponses.assertLogged(
                    log, incident, problem(code), ErrorRow.log(code.level(), FailingResource.MESSAGE + code));
            assertThat(log.text()).doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_program_gets_it_whatever_it_accepts_and_the_resource_produces(OtenErrorCode code) {
        Map<String, String> accepted = Map.of(
                "", "text/html",
                "?x", "application/xml",
                "?y", "text/html,application/xhtml+xml",
                "/csv", "text/csv",
                "/image", "image/*");

        accepted.forEach((path, type) -> {
            Page page = browser.fetch("GET", APP.at("/api/failing/" + code + path), type);
            ErrorResponses.assertProblem(page, code.status(), problem(code));
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_user_gets_the_page_of_the_row(OtenErrorCode code) {
        Page page = browser.open(APP.at("/api/failing/" + code));

        if (code == OtenErrorCode.LOGIN_IN_FRAME) {
            ErrorResponses.assertFramedPage(page);
        } else if (code == OtenErrorCode.NOT_LOGGED_IN) {
            assertThat(page.location().toString())
                    .startsWith(Oten.emulator().issuer().toString()); // a login helps
        } else {
            ErrorResponses.assertPage(page, code.status());
        }
        assertThat(page.body()).doesNotContain(FailingResource.MESSAGE.strip());
    }

    @Test
    void a_user_who_sent_a_form_gets_a_page_as_well() {
        Page page = browser.post(APP.at("/"), APP.at("/api/failing/SERVER_ERROR"), Map.of("a", "b"));

        ErrorResponses.assertPage(page, 503);
    }

    @Test
    void a_user_who_tries_again_comes_back_to_the_resource() {
        Oten.emulator().approveAll(Oten.ALICE);
        Page page = browser.open(APP.at("/api/failing/TOKENS_EXPIRED?a=%20b"));

        Page again = browser.follow(browser.clickLink(page, ErrorResponses.TRY_AGAIN));

        assertThat(again.uri()).isEqualTo(APP.at("/api/failing/TOKENS_EXPIRED?a=%20b"));
        ErrorResponses.assertPage(again, 401);
    }

    @Test
    void exceptions_of_others_are_the_applications_business() {
        Page page = browser.fetch("GET", APP.at("/api/failing/UNKNOWN/otherwise"));

        assertThat(page.status()).isEqualTo(CatchAllMapper.STATUS);
        assertThat(page.body()).isEqualTo("caught");
    }

    private static Problem problem(OtenErrorCode code) {
        String own = code.slug().replace('-', '_');
        return ErrorRow.problem(code.slug(), code.oauthError().orElse(own));
    }
}
