package com.oten.emulator.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.oten.emulator.Browser;
import com.oten.emulator.ClientFetch;
import com.oten.emulator.DocumentServer;
import com.oten.emulator.EmulatedClient;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestByReferenceTest {
    private static final String JAR = "application/oauth-authz-req+jwt";

    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void approveAll(OtenEmulator oten) {
        party = new TestParty(oten);
        oten.approveAll("alice");
    }

    private HttpResponse<String> authorizeBy(String uri) {
        return party.authorizePlain(Map.of("client_id", TestParty.CLIENT_ID, "request_uri", uri));
    }

    @ParameterizedTest
    @ValueSource(strings = {JAR, "Application/OAuth-Authz-Req+JWT; charset=utf-8"})
    void fetches_the_request_object_once(String contentType, OtenEmulator oten) {
        try (DocumentServer documents = new DocumentServer(200, contentType, () -> TestParty.sign(party.claims()))) {
            HttpResponse<String> response = authorizeBy(documents.uri());

            assertThat(Browser.callback(response)).containsKey("code");
            assertThat(documents.requests()).isEqualTo(1);
            assertThat(oten.fetches())
                    .containsExactly(new ClientFetch(documents.uri(), OptionalInt.of(200), Optional.empty()));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, text/html", "200, application/jwt", "404, " + JAR, "302, " + JAR, "500, " + JAR})
    void refuses_another_media_type_or_status_and_follows_no_redirect(
            int status, String contentType, OtenEmulator oten) {
        try (DocumentServer documents = new DocumentServer(status, contentType, () -> TestParty.sign(party.claims()))) {
            RequestObjectTest.assertErrorPage(
                    authorizeBy(documents.uri()), 400, "invalid_request_uri", "could not be fetched");
            assertThat(documents.requests()).isEqualTo(1);
            assertThat(oten.fetches()).singleElement().satisfies(fetch -> {
                assertThat(fetch.status()).hasValue(status);
                assertThat(fetch.problem().orElse("")).contains("other than");
            });
        }
    }

    @Test
    void refuses_a_document_of_more_than_64_kib(OtenEmulator oten) {
        try (DocumentServer documents = new DocumentServer(200, JAR, () -> "x".repeat(70_000))) {
            RequestObjectTest.assertErrorPage(
                    authorizeBy(documents.uri()), 400, "invalid_request_uri", "could not be fetched");
            assertThat(oten.fetches())
                    .extracting(ClientFetch::problem)
                    .containsExactly(Optional.of("more than 65536 bytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/request", "file:///etc/hostname", "urn:request:1", "no uri"})
    void fetches_nothing_but_https_and_loopback(String uri, OtenEmulator oten) {
        RequestObjectTest.assertErrorPage(authorizeBy(uri), 400, "invalid_request_uri", "could not be fetched");

        assertThat(oten.fetches())
                .containsExactly(
                        new ClientFetch(uri, OptionalInt.empty(), Optional.of("neither https nor on a loopback host")));
    }

    @Test
    void notes_when_nobody_answers(OtenEmulator oten) {
        DocumentServer documents = new DocumentServer(200, JAR, () -> "");
        documents.close();

        authorizeBy(documents.uri());

        assertThat(oten.fetches())
                .containsExactly(new ClientFetch(documents.uri(), OptionalInt.empty(), Optional.of("no response")));
    }

    @Test
    void refuses_a_reference_longer_than_512_characters(OtenEmulator oten) {
        try (DocumentServer documents = new DocumentServer(200, JAR, () -> TestParty.sign(party.claims()))) {
            String prefix = documents.uri() + "?";
            String longest = prefix + "x".repeat(512 - prefix.length());

            assertThat(Browser.callback(authorizeBy(longest))).containsKey("code");
            RequestObjectTest.assertErrorPage(
                    authorizeBy(longest + "x"), 400, "invalid_request_uri", "longer than 512");
            assertThat(oten.fetches()).hasSize(1);
        }
    }

    @Test
    void does_not_even_ask_a_host_that_is_not_called_loopback() {
        try (DocumentServer documents = new DocumentServer(200, JAR, () -> TestParty.sign(party.claims()))) {
            // another way to write 127.0.0.1, and not one that Oten would trust
            authorizeBy(documents.uri().replace("localhost", "127.1"));

            assertThat(documents.requests()).isZero();
        }
    }

    @Test
    void fetches_the_keys_of_a_client_again_when_it_meets_an_unknown_kid(OtenEmulator oten) throws Exception {
        OctetKeyPair first = RequestObjectTest.key("k1");
        OctetKeyPair second = RequestObjectTest.key("k2");
        AtomicReference<JWKSet> published = new AtomicReference<>(new JWKSet(first));
        try (DocumentServer documents = new DocumentServer(
                200, "application/jwk-set+json", () -> published.get().toString(true))) {
            oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                    .withRequestKeysAt(URI.create(documents.uri())));

            assertThat(Browser.callback(authorizeWith(first))).containsKey("code");
            assertThat(Browser.callback(authorizeWith(first))).containsKey("code");
            published.set(new JWKSet(second));
            assertThat(Browser.callback(authorizeWith(second))).containsKey("code");

            assertThat(documents.requests()).isEqualTo(2);
        }
    }

    @Test
    void refuses_no_login_while_an_application_changes_its_key_again_and_again(OtenEmulator oten) throws Exception {
        AtomicReference<JWKSet> published = new AtomicReference<>(new JWKSet());
        try (DocumentServer documents = new DocumentServer(
                200, "application/jwk-set+json", () -> published.get().toString(true))) {
            oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                    .withRequestKeysAt(URI.create(documents.uri())));
            OctetKeyPair before = RequestObjectTest.key("k0");
            for (int i = 1; i <= 5; i++) {
                OctetKeyPair now = RequestObjectTest.key("k" + i);
                published.set(new JWKSet(List.of(before, now)));

                assertThat(Browser.callback(authorizeWith(before))).containsKey("code");
                assertThat(Browser.callback(authorizeWith(now))).containsKey("code");
                before = now;
            }

            // k0 and k1 came together
            assertThat(oten.fetches())
                    .hasSize(5)
                    .allMatch(fetch -> fetch.problem().isEmpty());
        }
    }

    @Test
    void forgets_a_key_that_the_application_has_taken_back(OtenEmulator oten) throws Exception {
        OctetKeyPair key = RequestObjectTest.key("k1");
        AtomicReference<JWKSet> published = new AtomicReference<>(new JWKSet(key));
        try (DocumentServer documents = new DocumentServer(
                200, "application/jwk-set+json", () -> published.get().toString(true))) {
            oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                    .withRequestKeysAt(URI.create(documents.uri())));
            assertThat(Browser.callback(authorizeWith(key))).containsKey("code");

            published.set(new JWKSet());
            oten.advance(Duration.ofMinutes(11));

            assertThat(Browser.callback(authorizeWith(key)))
                    .containsEntry("error_description", "Invalid Request Object: the kid is not registered");
        }
    }

    @Test
    void refuses_a_client_whose_keys_cannot_be_read(OtenEmulator oten) throws Exception {
        try (DocumentServer documents = new DocumentServer(200, "application/json", () -> "no keys")) {
            oten.register(EmulatedClient.confidential(TestParty.CLIENT_ID, TestParty.SECRET, TestParty.CALLBACK)
                    .withRequestKeysAt(URI.create(documents.uri())));

            assertThat(Browser.callback(authorizeWith(RequestObjectTest.key("k1"))))
                    .containsEntry("error_description", "Invalid Request Object: the kid is not registered");
        }
    }

    private HttpResponse<String> authorizeWith(OctetKeyPair key) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        return party.authorizeWith(TestParty.sign(header, new Ed25519Signer(key), party.claims()));
    }
}
