package com.oten.jakarta.it.keycloak;

import com.oten.jakarta.it.SampleApp;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A client as Keycloak knows it, together with the configuration of its application, so that the two agree. Immutable;
 * each method gives a copy with one thing changed.
 */
final class Registration {
    private static final String SECRET = "the-secret-of-the-integration-tests-0123456789";

    private final SampleApp app;
    private final JsonObject client;
    private final Map<String, String> attributes;
    private final Map<String, String> settings;

    private Registration(
            SampleApp app, JsonObject client, Map<String, String> attributes, Map<String, String> settings) {
        this.app = app;
        this.client = client;
        this.attributes = Map.copyOf(attributes);
        this.settings = Map.copyOf(settings);
    }

    /** A confidential client that has to send request objects signed with its secret, and has to use PKCE. */
    static Registration of(String name) {
        SampleApp app = new SampleApp(name);
        JsonObject client = Json.createObjectBuilder()
                .add("clientId", name)
                .add("secret", SECRET)
                .add("clientAuthenticatorType", "client-secret")
                .add("standardFlowEnabled", true)
                .add("serviceAccountsEnabled", true)
                .add(
                        "redirectUris",
                        Json.createArrayBuilder().add(app.at("/oten/callback").toString()))
                .add("protocolMappers", groups())
                .build();
        return new Registration(
                app,
                client,
                Map.of(
                        "request.object.required", "request only",
                        "request.object.signature.alg", "HS256",
                        "pkce.code.challenge.method", "S256",
                        "post.logout.redirect.uris", app.at("/").toString()),
                Map.of(
                        "oten.client-id",
                        name,
                        "oten.client-secret",
                        SECRET,
                        "oten.request-object.alg",
                        "HS256",
                        "oten.id-token.algs",
                        "RS256"));
    }

    /** The same with Ed25519 in both directions: request objects and ID tokens; Keycloak is given the public key. */
    Registration withEdDsa(RequestKey key) {
        return withAttributes(Map.of(
                        "request.object.signature.alg", "EdDSA",
                        "use.jwks.string", "true",
                        "jwks.string", key.jwks(),
                        "id.token.signed.response.alg", "EdDSA"))
                .withSettings(Map.of(
                        "oten.request-object.alg", "EdDSA",
                        "oten.request-object.key", key.pem(),
                        "oten.id-token.algs", "EdDSA"));
    }

    /** Keycloak fetches the public key from the application instead of being given it. */
    Registration withPublishedKey() {
        return withAttributes(Map.of(
                "use.jwks.string", "false",
                "use.jwks.url", "true",
                "jwks.url", app.at("/oten/jwks").toString()));
    }

    /** Keycloak tells the application when a session ends, and which one. */
    Registration withBackchannelLogout() {
        return withAttributes(Map.of(
                "backchannel.logout.url",
                app.at("/oten/backchannel-logout").toString(),
                "backchannel.logout.session.required",
                "true"));
    }

    /** The user is asked for consent. */
    Registration withConsent() {
        return new Registration(
                app,
                Json.createObjectBuilder(client).add("consentRequired", true).build(),
                attributes,
                settings);
    }

    /** Adds an attribute at Keycloak. */
    Registration withAttributes(Map<String, String> more) {
        return new Registration(app, client, plus(attributes, more), settings);
    }

    /** Adds a key to the application's configuration. */
    Registration withSettings(Map<String, String> more) {
        return new Registration(app, client, attributes, plus(settings, more));
    }

    SampleApp app() {
        return app;
    }

    String clientId() {
        return client.getString("clientId");
    }

    WebArchive war() {
        return app.war(plus(
                settings,
                Map.of(
                        "oten.issuer",
                        Keycloak.issuer().toString(),
                        // a resource server that accepts the caller's token
                        "oten.sample.downstream-url",
                        Keycloak.issuer() + "/protocol/openid-connect/userinfo")));
    }

    JsonObject json() {
        JsonObjectBuilder all = Json.createObjectBuilder();
        attributes.forEach(all::add);
        return Json.createObjectBuilder(client).add("attributes", all).build();
    }

    /** Groups as a flat claim, and realm roles as a nested one: Keycloak puts neither into ID tokens by itself. */
    private static JsonArray groups() {
        return Json.createArrayBuilder()
                .add(mapper("groups", "oidc-group-membership-mapper", Map.of("full.path", "false")))
                .add(mapper("realm_access.roles", "oidc-usermodel-realm-role-mapper", Map.of("multivalued", "true")))
                .build();
    }

    private static JsonObject mapper(String claim, String kind, Map<String, String> more) {
        JsonObjectBuilder config = Json.createObjectBuilder()
                .add("claim.name", claim)
                .add("id.token.claim", "true")
                .add("userinfo.token.claim", "true");
        more.forEach(config::add);
        return Json.createObjectBuilder()
                .add("name", claim)
                .add("protocol", "openid-connect")
                .add("protocolMapper", kind)
                .add("config", config)
                .build();
    }

    private static Map<String, String> plus(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    /** The clients of the realm. */
    static JsonArray jsonOf(List<Registration> registrations) {
        List<JsonObject> clients = new ArrayList<>();
        registrations.forEach(registration -> clients.add(registration.json()));
        return Json.createArrayBuilder(clients).build();
    }
}
