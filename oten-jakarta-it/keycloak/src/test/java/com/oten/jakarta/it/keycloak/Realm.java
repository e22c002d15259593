package com.oten.jakarta.it.keycloak;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/**
 * The realm that Keycloak imports: as strict as Keycloak can be about request objects, with rotating refresh tokens. All
 * clients are known before Keycloak starts.
 */
final class Realm {
    static final String NAME = "strangers";

    /** A user without a group. */
    static final String ALICE = "alice";

    /** A user in the group {@code admins}, with the realm role of the same name. */
    static final String ROOT = "root";

    /** A user whose sessions end at Keycloak, which would disturb other tests. */
    static final String CAROL = "carol";

    /** Request objects with HS256. */
    static final Registration HS256 = Registration.of("hs256");

    /** Request objects and ID tokens with EdDSA; groups from a nested claim; UserInfo is asked. */
    static final Registration EDDSA = Registration.of("eddsa")
            .withEdDsa(RequestKey.generate())
            .withSettings(Map.of("oten.groups-claim", "realm_access.roles", "oten.userinfo", "true"));

    /** A client whose users have to consent, also to refresh tokens that outlive the session at Keycloak. */
    static final Registration CONSENT = Registration.of("consent")
            .withConsent()
            .withSettings(Map.of("oten.scopes", "openid profile email offline_access"));

    /** The application signs its request objects with the right key, but has a wrong secret for the token endpoint. */
    static final Registration WRONG_SECRET = Registration.of("wrong-secret")
            .withEdDsa(RequestKey.generate())
            .withSettings(Map.of("oten.client-secret", "another-secret-than-the-one-that-keycloak-knows"));

    /** The application signs its request objects with a wrong secret. */
    static final Registration WRONG_SIGNATURE = Registration.of("wrong-signature")
            .withSettings(Map.of("oten.client-secret", "another-secret-than-the-one-that-keycloak-knows"));

    /** The application publishes its public key, and Keycloak fetches it. */
    static final Registration PUBLISHED_KEY =
            Registration.of("published-key").withEdDsa(RequestKey.generate()).withPublishedKey();

    /** Keycloak tells the application about the end of sessions; logout tokens with EdDSA, as its ID tokens. */
    static final Registration BACKCHANNEL =
            Registration.of("backchannel").withEdDsa(RequestKey.generate()).withBackchannelLogout();

    private static final List<Registration> REGISTRATIONS =
            List.of(HS256, EDDSA, CONSENT, WRONG_SECRET, WRONG_SIGNATURE, PUBLISHED_KEY, BACKCHANNEL);

    private Realm() {}

    /** The password of a user. */
    static String password(String user) {
        return "password-of-" + user;
    }

    static String json() {
        return Json.createObjectBuilder()
                .add("realm", NAME)
                .add("enabled", true)
                .add("revokeRefreshToken", true)
                .add("refreshTokenMaxReuse", 0)
                .add("roles", roles())
                .add(
                        "groups",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", "admins")))
                .add(
                        "users",
                        Json.createArrayBuilder()
                                .add(user(ALICE, "Alice"))
                                .add(user(CAROL, "Carol"))
                                .add(user(ROOT, "Root", "admins")))
                .add("clients", Registration.jsonOf(REGISTRATIONS))
                .add("components", Json.createObjectBuilder().add("org.keycloak.keys.KeyProvider", keys()))
                .add("clientProfiles", Json.createObjectBuilder().add("profiles", profiles()))
                .add("clientPolicies", Json.createObjectBuilder().add("policies", policies()))
                .build()
                .toString();
    }

    private static JsonObjectBuilder roles() {
        return Json.createObjectBuilder()
                .add(
                        "realm",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", "admins")));
    }

    private static JsonObjectBuilder user(String name, String firstName, String... groups) {
        JsonArrayBuilder memberships = Json.createArrayBuilder(List.of(groups));
        JsonArrayBuilder roles = Json.createArrayBuilder(List.of(groups)).add("offline_access");
        return Json.createObjectBuilder()
                .add("username", name)
                .add("enabled", true)
                .add("firstName", firstName)
                .add("lastName", "Stranger")
                .add("email", name + "@example.org")
                .add("emailVerified", true)
                .add("groups", memberships)
                .add("realmRoles", roles)
                .add(
                        "credentials",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "password")
                                        .add("value", password(name))));
    }

    /** Keycloak makes an RSA key by itself, but no Ed25519 one; once one is named, all have to be. */
    private static JsonArrayBuilder keys() {
        return Json.createArrayBuilder()
                .add(key("rsa-generated", Map.of("algorithm", "RS256")))
                .add(key("eddsa-generated", Map.of("eddsaEllipticCurveKey", "Ed25519")))
                .add(key("hmac-generated", Map.of("algorithm", "HS512")))
                .add(key("aes-generated", Map.of()));
    }

    private static JsonObjectBuilder key(String provider, Map<String, String> more) {
        JsonObjectBuilder config = Json.createObjectBuilder()
                .add("priority", Json.createArrayBuilder().add("100"));
        more.forEach((name, value) -> config.add(name, Json.createArrayBuilder().add(value)));
        return Json.createObjectBuilder()
                .add("name", provider)
                .add("providerId", provider)
                .add("config", config);
    }

    /** By itself Keycloak looks neither at {@code aud} nor at {@code exp} of a request object. */
    private static JsonArrayBuilder profiles() {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("name", "strict")
                        .add(
                                "executors",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("executor", "secure-request-object")
                                                .add(
                                                        "configuration",
                                                        // nbf is FAPI's; neither RFC 9101 nor Oten ask for it
                                                        Json.createObjectBuilder()
                                                                .add("verify-nbf", false)))));
    }

    private static JsonArrayBuilder policies() {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("name", "strict")
                        .add("enabled", true)
                        .add(
                                "conditions",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("condition", "any-client")
                                                .add("configuration", Json.createObjectBuilder())))
                        .add("profiles", Json.createArrayBuilder().add("strict")));
    }
}
