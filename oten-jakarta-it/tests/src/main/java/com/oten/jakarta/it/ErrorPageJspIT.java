package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.ClassLoaderAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application's own error page as a Jakarta Server Page, in an application where everything needs a login. */
@ExtendWith(ArquillianExtension.class)
public class ErrorPageJspIT {
    private static final SampleApp APP = new SampleApp("error-jsp");

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>everything</web-resource-name>
                  <url-pattern>/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
            </web-app>
            """;

    /** The page of {@code docs/errors.md}. */
    private static final Asset JSP =
            new ClassLoaderAsset("com/oten/jakarta/it/login-error.jsp", ErrorPageJspIT.class.getClassLoader());

    private final Browser browser = new Browser();

    /**
     * The sample with a page and a constraint on everything.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        return APP.war(APP.settings("oten.error-page", "/WEB-INF/login-error.jsp"))
                .addAsWebInfResource(JSP, "login-error.jsp")
                .setWebXML(new StringAsset(WEB_XML));
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        Oten.emulator().approveAll(Oten.ALICE);
    }

    @Test
    void a_login_works() {
        assertThat(browser.visit(APP.at("/profile")).body()).contains("Alice");
    }

    @Test
    void a_failed_callback_ends_at_the_applications_page() {
        Oten.emulator().next(Fault.ACCESS_DENIED);

        Page page = browser.visit(APP.at("/profile?a=b&c=d"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.header("Cache-Control").orElse("")).startsWith("no-store");
        assertThat(page.html().title()).isEqualTo("Shop: You did not give access");
        assertThat(page.html().select("#number").text()).matches("[0-9a-f]{12}");
        assertThat(page.html().select("#again").attr("href"))
                .isEqualTo(APP.contextPath() + "/oten/login?return_to=%2Ferror-jsp%2Fprofile%3Fa%3Db%26c%3Dd");
        assertThat(page.body()).contains("↻");
        assertThat(browser.cookies().of("localhost"))
                .noneMatch(cookie -> cookie.name().contains("SESSION"));
    }

    @Test
    void a_callback_that_fails_for_the_operator_ends_at_the_applications_page() {
        Oten.emulator().next(Fault.INVALID_REQUEST_OBJECT);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.html().title()).isEqualTo("Shop: This application cannot log you in");
        assertThat(page.html().select("#again")).isEmpty();
    }

    @Test
    void a_login_that_cannot_start_ends_at_the_applications_page() throws IOException, InterruptedException {
        // no oten.base-url, and the browser has reached the server by a name that is not this machine's
        HttpRequest request = HttpRequest.newBuilder(APP.at("/profile"))
                .header("Host", "shop.example.com")
                .header("Sec-Fetch-Mode", "navigate")
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        Document page = Jsoup.parse(response.body());
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.title()).isEqualTo("Shop: This application cannot log you in");
        ServerLog.ofThisRun()
                .await("OTEN-CONFIGURATION incident " + page.select("#number").text());
    }

    @Test
    void a_user_without_the_role_gets_the_applications_page() {
        browser.visit(APP.at("/profile"));

        Page page = browser.open(APP.at("/api/admin"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().title()).isEqualTo("Shop: This page is not for you");
    }
}
