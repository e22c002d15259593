package com.oten.jakarta.idtoken;

import com.oten.jakarta.discovery.Discovery;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.http.Http;
import com.oten.jakarta.http.HttpAnswer;
import com.oten.jakarta.http.Json;
import com.oten.jakarta.http.RemoteDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Oten's public keys (RFC 7517), remembered. A token that names a key we do not know makes us look once, but at most every
 * half minute for each kind of token: ID tokens come from Oten itself, and forged ones of the other kinds must not use up
 * their time. Keys that are unusable, symmetric, or for encryption are left out; private members are dropped before
 * anything parses them. Thread-safe.
 */
final class ProviderKeys {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final int LARGEST_SET = 512 * 1024;
    private static final int MOST_KEYS = 100;
    private static final int MOST_TRIES = 4;
    private static final Set<String> PUBLIC_MEMBERS =
            Set.of("kty", "crv", "x", "y", "n", "e", "kid", "alg", "use", "key_ops");

    /** One usable key. */
    record ProviderKey(String type, Optional<String> curve, Optional<String> id, Optional<String> alg, PublicKey key) {
        boolean fits(String algorithm) {
            boolean isRightType = switch (algorithm) {
                case "EdDSA" ->
                    type.equals("OKP") && curve.filter("Ed25519"::equals).isPresent();
                case "ES256" ->
                    type.equals("EC") && curve.filter("P-256"::equals).isPresent();
                case "PS256", "RS256" -> type.equals("RSA");
                default -> false;
            };
            // RFC 9864 names the EdDSA key's algorithm Ed25519
            return isRightType
                    && (alg.isEmpty()
                            || alg.get().equals(algorithm)
                            || (algorithm.equals("EdDSA") && alg.get().equals("Ed25519")));
        }
    }

    private final RemoteDocument<List<ProviderKey>> document;

    ProviderKeys(Discovery discovery, Http http, Clock clock) {
        this.document = new RemoteDocument<>(
                () -> http.get(discovery.metadata().jwksUri(), LARGEST_SET).thenApply(ProviderKeys::parse),
                http.waitingRoom(),
                clock);
    }

    /** The keys that may have made a signature: those with this id, or a few of the right type if no id is given. */
    List<PublicKey> candidates(TokenKind kind, String algorithm, Optional<String> keyId) {
        List<PublicKey> found = find(document.get(), algorithm, keyId);
        return found.isEmpty() ? find(document.refreshed(kind, LOOK_AGAIN), algorithm, keyId) : found;
    }

    private static List<PublicKey> find(List<ProviderKey> keys, String algorithm, Optional<String> keyId) {
        return keys.stream()
                .filter(key -> key.fits(algorithm))
                .filter(key -> keyId.isEmpty() || key.id().equals(keyId))
                .limit(MOST_TRIES)
                .map(ProviderKey::key)
                .toList();
    }

    private static List<ProviderKey> parse(HttpAnswer answer) {
        if (answer.status() != 200) {
            throw OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception(
                    "Oten's keys are not to be had: status " + answer.status());
        }
        List<ProviderKey> keys = new ArrayList<>();
        try {
            if (Json.object(answer.body()).get("keys") instanceof JsonArray array) {
                for (JsonValue value : array.subList(0, Math.min(array.size(), MOST_KEYS))) {
                    if (value instanceof JsonObject jwk) {
                        usable(jwk).ifPresent(keys::add);
                    }
                }
            }
        } catch (Json.Malformed e) {
            throw OtenErrorCode.ANSWER_INVALID.exception("Oten's keys are unusable: " + e.fault());
        }
        if (keys.isEmpty()) {
            throw OtenErrorCode.ANSWER_INVALID.exception("Oten's keys are unusable: there is no usable key in the set");
        }
        return List.copyOf(keys);
    }

    private static Optional<ProviderKey> usable(JsonObject jwk) {
        String use = Json.string(jwk, "use").orElse("sig");
        boolean mayVerify =
                Json.strings(jwk, "key_ops").map(ops -> ops.contains("verify")).orElse(true);
        if (!use.equals("sig") || !mayVerify) {
            return Optional.empty();
        }
        Map<String, Object> members = new HashMap<>(Json.toMap(jwk));
        members.keySet().retainAll(PUBLIC_MEMBERS);
        members.remove("key_ops");
        if (!isWholeEd25519(members)) {
            return Optional.empty();
        }
        try {
            PublicJsonWebKey parsed = PublicJsonWebKey.Factory.newPublicJwk(members);
            return Optional.of(new ProviderKey(
                    String.valueOf(members.get("kty")),
                    Json.string(jwk, "crv"),
                    Json.string(jwk, "kid"),
                    Json.string(jwk, "alg"),
                    parsed.getPublicKey()));
        } catch (JoseException | RuntimeException e) {
            return Optional.empty(); // jose4j throws all sorts on damaged keys; one of them must not spoil the others
        }
    }

    /** jose4j takes an Ed25519 {@code x} of any length. */
    private static boolean isWholeEd25519(Map<String, Object> members) {
        return !"Ed25519".equals(members.get("crv")) || (members.get("x") instanceof String x && x.length() == 43);
    }
}
