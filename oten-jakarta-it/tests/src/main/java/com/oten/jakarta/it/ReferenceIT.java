package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Request objects and their keys, fetched by Oten from an application whose constraint denies everything else.
 */
@ExtendWith(ArquillianExtension.class)
public class ReferenceIT {
    private static final SampleApp APP = new SampleApp("reference");
    private static final KeyFolder KEYS = new KeyFolder();
    private static final String NOWHERE = "/oten/request/" + "A".repeat(43);

    /** Oten fetches keys and request objects without a login. */
    private static final String EVERYTHING_IS_DENIED = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>everything</web-resource-name>
                  <url-pattern>/*</url-pattern>
                </web-resource-collection>
                <auth-constraint/>
              </security-constraint>
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>the profile</web-resource-name>
                  <url-pattern>/profile</url-pattern>
                </web-resource-collection>
                <auth-constraint>
                  <role-name>**</role-name>
                </auth-constraint>
              </security-constraint>
              <deny-uncovered-http-methods/>
            </web-app>
            """;

    private final Browser browser = new Browser();

    /**
     * The sample with a constraint over all of it, one page excepted.
     *
     * @return a WAR
     */
    @Deployment(testable = false)
    public static WebArchive application() {
        KEYS.writeKey("key.pem");
        return APP.war(APP.settings(
                        "oten.request-object.mode",
                        "reference",
                        "oten.request-object.alg",
                        "EdDSA",
                        "oten.request-object.key-file",
                        KEYS.at("key.pem").toString()))
                .setWebXML(new StringAsset(EVERYTHING_IS_DENIED));
    }

    @BeforeEach
    void forget_earlier_tests() {
        Oten.readyFor(APP);
        EmulatedClient client = Oten.client(APP.at("/")).withRequestKeysAt(APP.at("/oten/jwks"));
        Oten.emulator().register(client);
    }

    @Test
    void a_login_works() {
        Page page = APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Alice");
        assertThat(Oten.emulator().received(Endpoint.AUTHORIZE))
                .singleElement()
                .satisfies(request -> assertThat(request.query()).containsOnlyKeys("client_id", "request_uri"));
        JsonObject key = keys().json().getJsonArray("keys").getJsonObject(0);
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().header())
                .containsEntry("alg", "EdDSA")
                .containsEntry("kid", key.getString("kid"));
    }

    @Test
    void what_is_asked_of_a_login_stands_in_the_request_object_alone() {
        browser.visit(APP.at("/oten/login?login_hint=alice%40example.org&ui_locales=de+en&workspace_hint=blue"));

        assertThat(Oten.emulator().received(Endpoint.AUTHORIZE))
                .singleElement()
                .satisfies(request -> assertThat(request.query()).containsOnlyKeys("client_id", "request_uri"));
        assertThat(Oten.emulator().lastRequestObject().orElseThrow().claims())
                .containsEntry("login_hint", "alice@example.org")
                .containsEntry("ui_locales", "de en")
                .containsEntry("workspace_hint", "blue");
    }

    @Test
    void a_request_object_is_handed_out_once() {
        URI requestUri = requestUri();

        Page first = browser.fetch("GET", requestUri);
        Page second = browser.fetch("GET", requestUri);

        // R08
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).contains("application/oauth-authz-req+jwt");
        assertThat(first.headers("Cache-Control")).containsExactly("no-store");
        assertThat(first.header("Set-Cookie")).isEmpty();
        assertThat(first.body()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(second.status()).isEqualTo(404);
    }

    @Test
    void a_look_at_the_headers_leaves_a_request_object_where_it_is() {
        URI requestUri = requestUri();

        Page head = browser.fetch("HEAD", requestUri);

        // R08
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).contains("application/oauth-authz-req+jwt");
        assertThat(head.body()).isEmpty();
        assertThat(browser.fetch("GET", requestUri).status()).isEqualTo(200);
        assertThat(browser.fetch("HEAD", requestUri).status()).isEqualTo(404);
    }

    @Test
    void a_request_object_can_only_be_read() {
        URI requestUri = requestUri();

        Page page = browser.fetch("POST", requestUri);

        // R08
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.header("Allow")).contains("GET, HEAD");
        assertThat(browser.fetch("GET", requestUri).status()).isEqualTo(200);
    }

    @Test
    void nobody_can_tell_a_used_address_from_a_guessed_one() {
        URI requestUri = requestUri();
        browser.fetch("GET", requestUri);

        Page used = browser.fetch("GET", requestUri);
        Page guessed = browser.fetch("GET", APP.at(NOWHERE));

        // R08
        assertThat(guessed.status()).isEqualTo(used.status()).isEqualTo(404);
        assertThat(guessed.header("Content-Type")).isEqualTo(used.header("Content-Type"));
        assertThat(withoutNumber(guessed)).isEqualTo(withoutNumber(used));
    }

    @Test
    void the_keys_can_be_had_without_a_login() {
        Page page = keys();

        // R09
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("application/json");
        assertThat(page.headers("Cache-Control")).containsExactly("public, max-age=300");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.json().getJsonArray("keys").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder("kty", "crv", "x", "kid", "use", "alg");
        assertThat(browser.fetch("HEAD", APP.at("/oten/jwks")).status()).isEqualTo(200);
        assertThat(browser.fetch("POST", APP.at("/oten/jwks")).status()).isEqualTo(405);
    }

    @Test
    void what_the_application_denies_stays_denied() {
        assertThat(browser.fetch("GET", APP.at("/")).status()).isEqualTo(403);
        APP.logIn(browser, Oten.ALICE, "/profile");
        assertThat(browser.open(APP.at("/")).status()).isEqualTo(403);
    }

    @Test
    void oten_can_end_a_session() {
        Oten.emulator()
                .register(Oten.client(APP.at("/"))
                        .withRequestKeysAt(APP.at("/oten/jwks"))
                        .withBackchannelLogout(APP.at("/oten/backchannel-logout")));
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(Oten.emulator().endSessions(Oten.ALICE))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.status()).hasValue(200));

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void a_user_can_log_out() {
        APP.logIn(browser, Oten.ALICE, "/profile");

        assertThat(browser.open(APP.at("/oten/logout")).status()).isEqualTo(200);
        browser.post(APP.at("/profile"), APP.at("/oten/logout"), Map.of());

        assertThat(browser.open(APP.at("/profile")).isRedirect()).isTrue();
    }

    @Test
    void no_address_is_ever_logged() {
        APP.logIn(browser, Oten.ALICE, "/profile");
        URI requestUri = requestUri();
        browser.fetch("HEAD", requestUri);
        browser.fetch("POST", requestUri);
        browser.fetch("GET", requestUri);
        browser.fetch("GET", requestUri);

        assertThat(ServerLog.ofThisRun().text()).doesNotContainPattern("oten/request/[\\w-]{43}"); // R08
    }

    @Test
    void a_callback_that_fails_with_a_500_leaves_no_code_in_the_log() {
        Oten.emulator().approveAll(Oten.ALICE);
        Oten.emulator().next(Fault.CLIENT_AUTHENTICATION_FAILED);

        Page page = browser.visit(APP.at("/profile"));

        assertThat(page.status()).isEqualTo(500);
        ServerLog.ofThisRun().await("OTEN-CLIENT-REFUSED");
        assertThat(ServerLog.ofThisRun().text()).doesNotContainPattern("[?&](?:code|state)=[^&\\s]{8,}");
    }

    private static Page keys() {
        return new Browser().fetch("GET", APP.at("/oten/jwks"));
    }

    /** The {@code request_uri} of a login; Oten has not fetched it. */
    private static URI requestUri() {
        String query = new Browser().open(APP.at("/profile")).location().getQuery();
        return URI.create(query.substring(query.indexOf("request_uri=") + "request_uri=".length()));
    }

    private static String withoutNumber(Page problem) {
        return problem.body().replaceFirst("incident:[0-9a-f]+", "");
    }
}
