package com.oten.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
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
    @ValueSource(strings = {JAR, "application/jwt", "application/jwt; charset=utf-8"})
    void fetches_the_request_object_once(String contentType) {
        try (DocumentServer documents = new DocumentServer(200, contentType, () -> TestParty.sign(party.claims()))) {
            HttpResponse<String> response = authorizeBy(documents.uri());

            assertThat(Browser.callback(response)).containsKey("code");
            assertThat(documents.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, text/html", "404, application/jwt", "302, application/jwt", "500, application/jwt"})
    void refuses_another_media_type_or_status_and_follows_no_redirect(int status, String contentType) {
        try (DocumentServer documents = new DocumentServer(status, contentType, () -> TestParty.sign(party.claims()))) {
            RequestObjectTest.assertErrorPage(
                    authorizeBy(documents.uri()), 400, "invalid_request_uri", "could not be fetched");
            assertThat(documents.requests()).isEqualTo(1);
        }
    }

    @Test
    void refuses_a_document_of_more_than_64_kib() {
        try (DocumentServer documents = new DocumentServer(200, JAR, () -> "x".repeat(70_000))) {
            RequestObjectTest.assertErrorPage(
                    authorizeBy(documents.uri()), 400, "invalid_request_uri", "could not be fetched");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/request", "file:///etc/hostname", "urn:request:1", "no uri"})
    void fetches_nothing_but_https_and_loopback(String uri) {
        RequestObjectTest.assertErrorPage(authorizeBy(uri), 400, "invalid_request_uri", "could not be fetched");
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
