package com.oten.jakarta.it.keycloak;

import com.oten.jakarta.it.Browser;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keycloak's administration API: shows what no application can see. */
final class Administrator {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    private final String token;

    private Administrator(String token) {
        this.token = token;
    }

    static Administrator logIn() {
        URI tokenEndpoint = Keycloak.at("/realms/master/protocol/openid-connect/token");
        Map<String, String> form = Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                Keycloak.ADMINISTRATOR,
                "password",
                Keycloak.ADMINISTRATOR_PASSWORD);
        return new Administrator(
                new Browser().post(tokenEndpoint, tokenEndpoint, form).json().getString("access_token"));
    }

    /** How many offline sessions, those behind {@code offline_access}, an application has. */
    int offlineSessions(Registration registration) {
        String id = get("/clients?clientId=" + registration.clientId())
                .asJsonArray()
                .getJsonObject(0)
                .getString("id");
        return get("/clients/" + id + "/offline-session-count").asJsonObject().getInt("count");
    }

    /** The sessions of a user at Keycloak. */
    List<String> sessions(String user) {
        return get("/users/" + userId(user) + "/sessions").asJsonArray().getValuesAs(JsonObject.class).stream()
                .map(session -> session.getString("id"))
                .toList();
    }

    /** Ends one session at Keycloak. */
    void endSession(String session) {
        send("DELETE", "/sessions/" + session);
    }

    /** Ends all sessions of a user at Keycloak. */
    void endSessionsOf(String user) {
        send("POST", "/users/" + userId(user) + "/logout");
    }

    private String userId(String user) {
        return get("/users?exact=true&username=" + user)
                .asJsonArray()
                .getJsonObject(0)
                .getString("id");
    }

    private JsonStructure get(String path) {
        try (JsonReader reader = Json.createReader(new StringReader(send("GET", path)))) {
            return reader.read();
        }
    }

    private String send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(Keycloak.at("/admin/realms/" + Realm.NAME + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(method + " " + path + ": status " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
