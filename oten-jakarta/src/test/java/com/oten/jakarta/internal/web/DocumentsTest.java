package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.TestKeys;
import com.oten.jakarta.TestSettings;
import com.oten.jakarta.WireBrowser;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.store.LocalStore;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application serves to Oten itself, as requests and responses. */
class DocumentsTest {
    private static final String NOWHERE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final TestClock clock = new TestClock();
    private final LocalStore store = new LocalStore(clock);

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final TestSettings settings =
            TestSettings.valid().with("oten.request-object.mode", "reference").with("oten.path", "/sso");

    @Test
    void hands_a_request_object_out_once() throws Exception {
        URI place = place();

        Page first = serve("GET", path(place));
        Page second = serve("GET", path(place));

        // R08
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.contentType()).isEqualTo("application/oauth-authz-req+jwt");
        assertThat(first.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(JWSObject.parse(first.body()).getPayload().toJSONObject()).containsEntry("client_id", "client-1");
        assertThat(second.status()).isEqualTo(404);
    }

    @Test
    void leaves_a_request_object_to_those_who_come_after_a_HEAD() throws Exception {
        URI place = place();

        Page head = serve("HEAD", path(place));

        // R08
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.contentType()).isEqualTo("application/oauth-authz-req+jwt");
        assertThat(serve("GET", path(place)).status()).isEqualTo(200);
        assertThat(serve("HEAD", path(place)).status()).isEqualTo(404);
    }

    @Test
    void hands_a_request_object_out_on_another_node() throws Exception {
        String path = path(place());

        assertThat(serve("GET", path).status()).isEqualTo(200); // R08: each call is another node
    }

    @Test
    void responds_to_used_expired_and_guessed_ids_as_to_any_wrong_path() throws Exception {
        String used = path(place());
        serve("GET", used);
        String expired = path(place());
        clock.advance(Duration.ofSeconds(301));

        String wrongPath = serve("GET", "/sso/nothing").body();

        // R08: no oracle
        assertThat(wrongPath).contains("\"status\":404");
        for (String path : new String[] {used, expired, "/sso/request/" + NOWHERE, "/sso/request/", "/sso/request/x"}) {
            assertThat(withoutNumber(serve("GET", path).body())).isEqualTo(withoutNumber(wrongPath));
            assertThat(withoutNumber(serve("HEAD", path).body())).isEqualTo(withoutNumber(wrongPath));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void takes_no_other_method_whatever_the_id(String method) throws Exception {
        String path = path(place());

        Page known = serve(method, path);
        Page guessed = serve(method, "/sso/request/" + NOWHERE);

        // R08
        assertThat(known.status()).isEqualTo(405);
        assertThat(withoutNumber(guessed.body())).isEqualTo(withoutNumber(known.body()));
        assertThat(serve("GET", path).status()).isEqualTo(200);
    }

    @Test
    void logs_no_id_whatever_happens_to_it() throws Exception {
        try (WireLog log = WireLog.open()) {
            URI place = place();
            serve("HEAD", path(place));
            serve("GET", path(place));
            serve("GET", path(place));
            serve("POST", path(place));

            String id = place.getPath().substring(place.getPath().lastIndexOf('/') + 1);
            assertThat(log.lines()).noneMatch(line -> line.contains(id)); // R08
        }
    }

    @Test
    void serves_public_keys_that_may_be_kept_for_five_minutes() throws Exception {
        eddsa();

        Page keys = serve("GET", "/sso/jwks");

        // R09
        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.contentType()).isEqualTo("application/json");
        assertThat(keys.headers()).containsEntry("Cache-Control", "public, max-age=300");
        assertThat(keys.body()).doesNotContain("\"d\"", "\"k\"");
        assertThat(JWKSet.parse(keys.body()).getKeys()).hasSize(1);
        assertThat(serve("HEAD", "/sso/jwks").headers()).isEqualTo(keys.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void takes_no_keys(String method) throws Exception {
        eddsa();

        assertThat(serve(method, "/sso/jwks").status()).isEqualTo(405); // R09
    }

    @Test
    void has_no_keys_to_serve_where_the_secret_signs() throws Exception {
        assertThat(serve("GET", "/sso/jwks").status()).isEqualTo(404); // R09: an HMAC key is nobody's business
    }

    private void eddsa() {
        settings.with("oten.request-object.alg", "EdDSA")
                .with("oten.request-object.key", TestKeys.pem(TestKeys.pair("Ed25519")));
    }

    /** Where the request object of a login waits. */
    private URI place() {
        StubRequest start = StubRequest.get().header("Sec-Fetch-Mode", "navigate");
        String location = node().logins()
                .begin(OtenLogin.fresh(), start.request())
                .headers()
                .get("Location");
        return URI.create(WireBrowser.query(URI.create(location)).get("request_uri")[0]);
    }

    private Page serve(String method, String path) throws IOException {
        StubRequest request = StubRequest.get()
                .with("getMethod", method)
                .with("getServletPath", "/sso")
                .with("getPathInfo", path.substring("/sso".length()))
                .header("Accept", "*/*");
        return (Page) node().routes().serve(request.request());
    }

    /** A node of the application that has just been started. */
    private RequestHandlers node() {
        OtenEmulator oten = extension.emulator();
        settings.with("oten.issuer", oten.issuer().toString());
        SecureRandom random = new SecureRandom();
        OtenClient client = new OtenClient(settings.read(), "/app", clock, random, store, event -> {});
        return new RequestHandlers(client, clock, random);
    }

    private static String path(URI place) {
        assertThat(place.toString()).startsWith("https://shop.example.com/app/sso/request/");
        return place.getPath().substring("/app".length());
    }

    private static String withoutNumber(String problem) {
        return problem.replaceFirst("incident:[0-9a-f]{12}", "");
    }
}
