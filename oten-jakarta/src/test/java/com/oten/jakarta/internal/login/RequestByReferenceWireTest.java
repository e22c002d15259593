package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireServer;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.store.FailingStore;
import com.oten.jakarta.internal.store.GuardedStore;
import com.oten.jakarta.internal.store.LocalStore;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Oten fetches what the browser does not carry: request objects, and the keys they are signed with. */
class RequestByReferenceWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    /** The application's own port, at which Oten fetches. */
    private final WireServer port = WireServer.saying(out -> {
        String path = path(this.heard());
        if (path.endsWith("/jwks")) {
            say(out, "application/json", party().library().keys().jwks().orElseThrow());
        } else {
            String id = path.substring(path.lastIndexOf('/') + 1);
            var found = party().library().requestObjects().take(id);
            if (found.isPresent()) {
                say(out, "application/oauth-authz-req+jwt", found.get());
            } else {
                WireServer.write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        }
    });

    private final URI callback = port.uri("/oten/callback");
    private WireParty party;

    @BeforeEach
    void configure() {
        oten().register(EmulatedClient.confidential(WireParty.CLIENT_ID, WireParty.SECRET, callback.toString()));
        oten().approveAll("alice");
        party = WireParty.of(oten(), clock).with("oten.request-object.mode", "reference");
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void a_login_succeeds_with_a_request_object_that_oten_has_fetched() throws Exception {
        StartedLogin login = start();

        LoginResult result = finish(follow(login), login);

        assertThat(result.who().subject()).isEqualTo("user-alice");
        // R01
        assertThat(oten().received(Endpoint.AUTHORIZE))
                .singleElement()
                .satisfies(request -> assertThat(request.query()).containsOnlyKeys("client_id", "request_uri"));
        assertThat(port.heard()).hasSize(1);
    }

    @Test
    void a_login_succeeds_when_another_node_is_asked() throws Exception {
        StartedLogin login = start();
        party = party.sharing(party.store());

        assertThat(finish(follow(login), login).who().subject()).isEqualTo("user-alice"); // R08
    }

    @Test
    void a_login_does_not_begin_where_nodes_cannot_keep_its_request_object() {
        FailingStore failing = new FailingStore(new LocalStore(clock));
        failing.cutOff(true);
        party = party.sharing(new GuardedStore(failing));

        OtenErrorCode code = WireFailure.of(() -> start()).code();

        assertThat(code).isEqualTo(OtenErrorCode.STORE_UNREACHABLE);
        assertThat(code.status()).isEqualTo(503);
    }

    @Test
    void a_request_object_that_the_nodes_have_lost_starts_no_login() throws Exception {
        StartedLogin login = start();
        party = party.sharing(new LocalStore(clock));

        assertThat(follow(login)).doesNotContain("code=");
    }

    @Test
    void a_login_succeeds_when_the_secret_is_rotated_before_oten_fetches() throws Exception {
        StartedLogin login = start();
        String fresh = "another-secret-that-is-long-enough-for-HS256";
        oten().rotateSecret(WireParty.CLIENT_ID, fresh, true);
        party.rotate("oten.client-secret", fresh);

        assertThat(finish(follow(login), login).who().subject()).isEqualTo("user-alice"); // T10
    }

    @Test
    void the_same_URL_starts_no_second_login() throws Exception {
        StartedLogin login = start();
        follow(login);

        String again = follow(login);

        assertThat(again).doesNotContain("code="); // R08
    }

    @Test
    void a_URL_that_is_too_old_starts_no_login() throws Exception {
        StartedLogin login = start();
        clock.advance(java.time.Duration.ofSeconds(301));

        assertThat(follow(login)).doesNotContain("code="); // R08
    }

    @Test
    void a_new_key_signs_at_once_because_oten_finds_it_among_ours() throws Exception {
        oten().register(EmulatedClient.confidential(WireParty.CLIENT_ID, WireParty.SECRET, callback.toString())
                .withRequestKeysAt(port.uri("/oten/jwks")));
        party = party.changed(all -> {
            all.put("oten.request-object.alg", "EdDSA");
            all.put("oten.request-object.key", newKey());
        });
        StartedLogin before = start();
        assertThat(finish(follow(before), before).who().subject()).isEqualTo("user-alice");
        StartedLogin during = start();

        party.rotate("oten.request-object.key", newKey());
        StartedLogin after = start();

        // T10: what the old key signed is still good
        assertThat(finish(follow(after), after).who().subject()).isEqualTo("user-alice");
        assertThat(finish(follow(during), during).who().subject()).isEqualTo("user-alice");
    }

    private OtenEmulator oten() {
        return extension.emulator();
    }

    private WireParty party() {
        return party;
    }

    private List<String> heard() {
        return port.heard();
    }

    private StartedLogin start() {
        return party.flow()
                .start(
                        party.flow().returnUrl("/cart", ""),
                        LoginParameters.NONE,
                        callback,
                        new LoginPlace(new CookieSlot(0)),
                        0);
    }

    private LoginResult finish(String location, StartedLogin login) {
        Callback response = new CallbackQuery(com.oten.jakarta.WireBrowser.query(URI.create(location))).response();
        return party.flow().finish(party.matched(response, login), callback);
    }

    /** Where Oten sends the browser, or nothing. */
    private static String follow(StartedLogin login) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) login.location().toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        return String.valueOf(connection.getHeaderField("Location"));
    }

    private static String newKey() {
        return TestKeys.pem(TestKeys.pair("Ed25519"));
    }

    private static String path(List<String> heard) {
        return heard.get(heard.size() - 1).split(" ", 3)[1];
    }

    private static void say(java.io.OutputStream out, String type, String body) throws IOException {
        WireServer.write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body);
    }
}
