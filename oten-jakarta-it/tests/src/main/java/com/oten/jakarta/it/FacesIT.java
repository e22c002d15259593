package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Views of Jakarta Faces, whose scripts send forms: Mojarra on WildFly and Payara, MyFaces on Open Liberty. */
@ExtendWith(ArquillianExtension.class)
public class FacesIT {
    private static final SampleApp APP = new SampleApp("faces");
    private static final String LOST = "?oten_error=form_not_processed";
    private static final String CLICK = "[id=form:click]";
    private static final String BUY = "[id=form:buy]";
    private static final String FAIL = "[id=form:fail]";

    private final Browser browser = new Browser();

    /**
     * The sample with views.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return Views.in(APP);
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    /** As a time-out of the container's session. */
    private void endSession() {
        browser.fetch("POST", APP.at("/ending"));
    }

    private static URI redirect(Page told) {
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type").orElseThrow()).startsWith("text/xml");
        assertThat(told.headers("Set-Cookie")).noneMatch(line -> line.contains("oten")); // MyFaces sets one of its own
        Document response = Jsoup.parse(told.body(), Parser.xmlParser());
        return told.uri()
                .resolve(response.select("partial-response > redirect:only-child")
                        .attr("url"));
    }

    private static URI loginTo(String page) {
        return APP.at("/oten/login?return_to=" + URLEncoder.encode(APP.contextPath() + page, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {Views.PROTECTED, Views.CONSTRAINED})
    void a_click_is_processed_while_the_user_is_logged_in(String path) {
        Page view = browser.visit(APP.at(path));

        Page page = browser.clickAjax(view, CLICK);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<update id=\"form:done\">", "click for user-alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {Views.PROTECTED, Views.CONSTRAINED})
    void a_click_after_the_session_has_ended_leads_to_a_login_and_back_to_the_view_which_is_told(String path) {
        Page view = browser.visit(APP.at(path + "?id=7"));
        endSession();

        Page told = browser.clickAjax(view, CLICK);

        URI login = redirect(told);
        assertThat(login).isEqualTo(loginTo(path + "?id=7&oten_error=form_not_processed"));
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(1);
        Page back = browser.visit(login);
        assertThat(back.uri()).isEqualTo(APP.at(path + "?id=7&oten_error=form_not_processed"));
        assertThat(back.html().select("[id=form:done]").text()).isEqualTo("nothing for user-alice");
        assertThat(back.html().select("[id=form:lost]").text()).isEqualTo("Please send it again.");
        assertThat(browser.clickAjax(back, CLICK).body()).contains("click for user-alice");
        assertThat(Oten.emulator().count(Endpoint.AUTHORIZE)).isEqualTo(2);
    }

    @Test
    void an_open_view_is_nobodys() {
        Page view = browser.visit(APP.at(Views.OPEN));

        assertThat(browser.clickAjax(view, CLICK).body()).contains("click for nobody");
    }

    @Test
    void a_click_on_an_open_view_whose_action_asks_for_a_login_leads_to_one() {
        Page view = browser.visit(APP.at(Views.OPEN));

        Page told = browser.clickAjax(view, BUY);

        assertThat(redirect(told)).isEqualTo(loginTo(Views.OPEN + LOST));
        Page back = browser.visit(redirect(told));
        assertThat(browser.clickAjax(back, BUY).body()).contains("buy for user-alice");
    }

    /** Faces catches it, and neither filters nor the container learn of it. */
    @Test
    void what_an_action_throws_is_told_by_Faces_itself() {
        Page view = browser.visit(APP.at(Views.OPEN));

        Page told = browser.clickAjax(view, FAIL);

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).contains("<partial-response", "<error>", "OtenLoginRequiredException");
    }
}
