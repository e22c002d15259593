package com.oten.jakarta.it;

import com.oten.emulator.EmulatedClient;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * The Oten that all tests of one build log in at. It is started before the first WAR is built, since its URL is
 * configured in the WAR, and runs until the JVM of the tests ends.
 */
public final class Oten {
    static final String CLIENT_ID = "sample";
    static final String CLIENT_SECRET = "the-secret-of-the-integration-tests-0123456789";

    /** A user without a group. */
    public static final String ALICE = "alice";
    /** A user in the group {@code admins}. */
    static final String ROOT = "root";

    /** A user in a group that no application declares. */
    static final String READER = "reader";

    // another host than the application's: two sites, as in real life
    private static final OtenEmulator EMULATOR = OtenEmulator.builder()
            .host("127.0.0.1")
            .port(0)
            .client(EmulatedClient.confidential(CLIENT_ID, CLIENT_SECRET))
            .user(EmulatedUser.of(ALICE))
            .user(EmulatedUser.of(ROOT).withGroups("admins"))
            .user(EmulatedUser.of(READER).withGroups("readers"))
            .start();

    private Oten() {}

    /**
     * The emulator.
     *
     * @return always the same, running
     */
    public static OtenEmulator emulator() {
        return EMULATOR;
    }

    /**
     * Resets the emulator, and registers the application under test.
     *
     * @param app that users log in to
     */
    public static void readyFor(SampleApp app) {
        readyFor(app.at("/"));
    }

    /** The same for an application that browsers see under another URL. */
    static void readyFor(URI outside) {
        EMULATOR.reset();
        EMULATOR.register(client(outside));
    }

    /** The same for two applications of one client. */
    static void readyFor(SampleApp one, SampleApp other) {
        EMULATOR.reset();
        EMULATOR.register(EmulatedClient.confidential(
                        CLIENT_ID,
                        CLIENT_SECRET,
                        one.at("/oten/callback").toString(),
                        other.at("/oten/callback").toString())
                .withPostLogoutRedirectUris(
                        one.at("/").toString(), other.at("/").toString()));
    }

    /** Revokes a token at Oten, unknown to the application. */
    static void revoke(String token) {
        String form = "client_id=" + CLIENT_ID + "&client_secret=" + CLIENT_SECRET + "&token="
                + URLEncoder.encode(token, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(EMULATOR.uri(Endpoint.REVOKE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The client as it is registered for an application that browsers see there. */
    static EmulatedClient client(URI outside) {
        return EmulatedClient.confidential(
                        CLIENT_ID,
                        CLIENT_SECRET,
                        outside.resolve("oten/callback").toString())
                .withPostLogoutRedirectUris(outside.toString());
    }
}
