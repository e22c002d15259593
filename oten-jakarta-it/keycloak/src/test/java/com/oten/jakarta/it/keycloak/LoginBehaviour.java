package com.oten.jakarta.it.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Page;
import com.oten.jakarta.it.SampleApp;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a user and an application can do with Keycloak, whichever way request objects are signed. */
@ExtendWith(ArquillianExtension.class)
abstract class LoginBehaviour {
    private static final int AT_ONCE = 8;

    private final SampleApp app;
    private final Browser browser = Browser.trustingLoopback();
    private final KeycloakPages keycloak = new KeycloakPages(browser);

    LoginBehaviour(Registration registration) {
        this.app = registration.app();
    }

    @Test
    void the_browser_carries_the_client_and_a_request_object_and_nothing_else() {
        Page page = browser.open(app.at("/profile"));

        assertThat(page.isRedirect()).isTrue();
        assertThat(page.location().getAuthority()).isEqualTo(Keycloak.issuer().getAuthority());
        assertThat(Stream.of(page.location().getQuery().split("&")).map(pair -> pair.substring(0, pair.indexOf('='))))
                .containsExactly("client_id", "request");
    }

    @Test
    void a_login_comes_back_to_the_protected_page_which_knows_the_user() {
        Page page = logIn(Realm.ALICE);

        assertThat(page.uri()).isEqualTo(app.at("/profile"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().text()).contains("Alice Stranger", "alice@example.org");
    }

    @Test
    void a_resource_knows_its_caller() {
        logIn(Realm.ROOT);

        JsonObject me = get("/api/me").json();

        assertThat(me.getString("name")).isEqualTo("Root Stranger");
        assertThat(me.getString("email")).isEqualTo("root@example.org");
        assertThat(me.getJsonArray("groups").toString()).contains("\"admins\"");
        assertThat(Instant.parse(me.getString("accessTokenExpiresAt"))).isAfter(Instant.EPOCH);
    }

    @Test
    void groups_of_keycloak_are_roles() {
        logIn(Realm.ROOT);

        assertThat(get("/api/admin").status()).isEqualTo(200);
    }

    @Test
    void who_is_not_in_the_group_lacks_the_role() {
        logIn(Realm.ALICE);

        assertThat(get("/api/admin").status()).isEqualTo(403);
    }

    @Test
    void who_is_known_to_keycloak_need_not_log_in_again() {
        logIn(Realm.ALICE);
        browser.cookies().of("localhost").forEach(browser.cookies()::remove);

        Page page = browser.visit(app.at("/profile"));

        assertThat(page.uri()).isEqualTo(app.at("/profile"));
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_logs_nobody_in_and_a_right_one_after_it_does() {
        Page form = browser.visit(app.at("/profile"));

        Page again = keycloak.logIn(form, Realm.ALICE, "wrong");

        assertThat(KeycloakPages.asksForPassword(again)).isTrue();
        assertThat(get("/api/me").status()).isEqualTo(401);
        assertThat(browser.follow(keycloak.logIn(again, Realm.ALICE, Realm.password(Realm.ALICE)))
                        .uri())
                .isEqualTo(app.at("/profile"));
    }

    @Test
    void every_refresh_uses_the_refresh_token_that_the_last_one_brought() {
        logIn(Realm.ALICE);

        // Keycloak ends the session when a rotated token is used twice
        assertThat(Stream.generate(this::refresh).limit(4))
                .extracting(Page::status)
                .containsOnly(200);
    }

    @Test
    void refreshes_at_the_same_time_do_not_use_one_refresh_token_twice() {
        logIn(Realm.ALICE);

        List<CompletableFuture<Page>> all = Stream.generate(() -> CompletableFuture.supplyAsync(this::refresh))
                .limit(AT_ONCE)
                .toList();

        assertThat(all)
                .extracting(CompletableFuture::join)
                .extracting(Page::status)
                .containsOnly(200);
        assertThat(refresh().status()).isEqualTo(200);
    }

    @Test
    void keycloak_takes_the_access_token_of_the_caller() {
        logIn(Realm.ALICE);
        refresh();

        Page page = get("/api/downstream");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().getString("preferred_username")).isEqualTo(Realm.ALICE);
    }

    @Test
    void the_application_gets_a_token_for_itself() {
        Page page = get("/api/service");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().getString("scope")).contains("profile");
    }

    @Test
    void a_logout_ends_both_sessions_and_comes_back() {
        logIn(Realm.ALICE);

        Page page = browser.follow(logOut());

        assertThat(page.uri()).isEqualTo(app.at("/"));
        assertThat(page.html().text()).contains("You are not logged in");
        assertThat(KeycloakPages.asksForPassword(browser.visit(app.at("/profile"))))
                .isTrue();
    }

    @Test
    void a_callback_is_taken_once() {
        Page form = browser.visit(app.at("/profile"));
        Page toCallback = keycloak.logIn(form, Realm.ALICE, Realm.password(Realm.ALICE));
        Browser thief = browser.copy();
        browser.follow(toCallback);

        Page page = Browser.trustingLoopback().open(toCallback.location());

        assertThat(page.status()).isEqualTo(400);
        assertThat(thief.fetch("GET", app.at("/api/me")).status()).isEqualTo(401);
    }

    private Page logIn(String user) {
        Page form = browser.visit(app.at("/profile"));
        return browser.follow(keycloak.logIn(form, user, Realm.password(user)));
    }

    private Page logOut() {
        URI page = app.at("/");
        return browser.post(page, app.at("/oten/logout"), Map.of());
    }

    private Page refresh() {
        return browser.fetch("POST", app.at("/api/refresh"));
    }

    private Page get(String path) {
        return browser.fetch("GET", app.at(path));
    }
}
