package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.SignatureAlgorithms;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Oten's public keys, as one response lists them (RFC 7517 section 5). Keys that are symmetric, for encryption or of a
 * kind that is not used are left out; those that are damaged or prove nothing too, but that is logged. Private members
 * are dropped before anything parses them. Immutable.
 */
final class ProviderKeySet {
    private static final Logger LOG = System.getLogger(ProviderKeySet.class.getName());
    private static final int MOST_KEYS = 100;
    private static final int MOST_TRIES = 4;
    private static final int MOST_NAMED = 5;
    private static final int LONGEST_ID = 60;
    private static final Set<String> PUBLIC_MEMBERS =
            Set.of("kty", "crv", "x", "y", "n", "e", "kid", "alg", "use", "key_ops");

    /** One usable key. */
    private record Usable(
            String type, Optional<String> curve, Optional<String> id, Optional<String> alg, PublicKey key) {
        boolean fits(String algorithm) {
            boolean isRightType = switch (algorithm) {
                case "EdDSA" ->
                    type.equals("OKP") && curve.filter("Ed25519"::equals).isPresent();
                case "ES256" ->
                    type.equals("EC") && curve.filter("P-256"::equals).isPresent();
                case "PS256", "RS256" -> type.equals("RSA");
                default -> false;
            };
            return isRightType && (alg.isEmpty() || alg.get().equals(algorithm));
        }
    }

    /** A key that is not usable, and why. */
    private record Refused(Optional<String> id, String fault) {
        @Override
        public String toString() {
            return id.map(kid -> "kid " + PlainText.of(kid, LONGEST_ID)).orElse("a key without kid") + ": " + fault;
        }
    }

    private final List<Usable> usable;
    private final List<Refused> refused;
    private final int published;

    private ProviderKeySet(List<Usable> usable, List<Refused> refused, int published) {
        this.published = published;
        this.usable = List.copyOf(usable);
        this.refused = List.copyOf(refused);
    }

    static ProviderKeySet parse(RemoteResponse response) {
        if (response.status() != 200) {
            throw OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception(
                    "Oten's keys are unavailable: status " + response.status());
        }
        List<Usable> usable = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int published = 0;
        try {
            if (Json.object(response.body()).get("keys") instanceof JsonArray array) {
                published = array.size();
                for (JsonValue value : array.subList(0, Math.min(array.size(), MOST_KEYS))) {
                    if (value instanceof JsonObject jwk && maySign(jwk)) {
                        sort(jwk, usable, refused);
                    }
                }
            }
        } catch (Json.Malformed e) {
            throw OtenErrorCode.RESPONSE_INVALID.exception("Oten's keys are unusable: " + e.fault());
        }
        ProviderKeySet set = new ProviderKeySet(usable, refused, published);
        if (published > MOST_KEYS) {
            LOG.log(Level.WARNING, "Oten publishes more keys than are read: {0}", set.read());
        }
        if (usable.isEmpty()) {
            throw OtenErrorCode.RESPONSE_INVALID.exception("Oten's keys are unusable: there is no usable key in the set"
                    + (refused.isEmpty() ? "" : "; " + set.refusals()));
        }
        if (!refused.isEmpty()) {
            LOG.log(Level.WARNING, "some of Oten''s keys are not used: {0}", set.refusals());
        }
        return set;
    }

    /** The keys that may have made a signature: those with this id, or a few of the right type if no id is given. */
    List<PublicKey> candidates(String algorithm, Optional<String> keyId) {
        return usable.stream()
                .filter(key -> key.fits(algorithm))
                .filter(key -> keyId.isEmpty() || key.id().equals(keyId))
                .limit(MOST_TRIES)
                .map(Usable::key)
                .toList();
    }

    /** Why there is no candidate; the id is the token's and not repeated. */
    String whyNone(String algorithm, Optional<String> keyId) {
        return refused.stream()
                .filter(key -> keyId.isPresent() && key.id().equals(keyId))
                .findFirst()
                .map(key -> "the key with its kid is not used: " + key.fault())
                .orElseGet(() -> published > MOST_KEYS
                        ? "there is no " + algorithm + " key with its kid among " + read()
                        : "Oten publishes no " + algorithm + " key with its kid");
    }

    private String read() {
        return "the first " + MOST_KEYS + " of " + published + " keys";
    }

    private String refusals() {
        String named = refused.stream().limit(MOST_NAMED).map(Refused::toString).collect(Collectors.joining("; "));
        return refused.size() > MOST_NAMED ? named + "; and " + (refused.size() - MOST_NAMED) + " more" : named;
    }

    private static boolean maySign(JsonObject jwk) {
        String use = Json.string(jwk, "use").orElse("sig");
        return use.equals("sig")
                && Json.strings(jwk, "key_ops")
                        .map(ops -> ops.contains("verify"))
                        .orElse(true)
                && isOfUsedKind(jwk);
    }

    /** No accepted algorithm has keys of other kinds (see {@link Usable#fits}). */
    private static boolean isOfUsedKind(JsonObject jwk) {
        Optional<String> curve = Json.string(jwk, "crv");
        return switch (Json.string(jwk, "kty").orElse("")) {
            case "OKP" -> curve.filter("Ed25519"::equals).isPresent();
            case "EC" -> curve.filter("P-256"::equals).isPresent();
            case "RSA" -> true;
            default -> false;
        };
    }

    private static void sort(JsonObject jwk, List<Usable> usable, List<Refused> refused) {
        Optional<String> id = Json.string(jwk, "kid");
        try {
            PublicKey key = publicKey(jwk);
            KeyFault.of(key)
                    .ifPresentOrElse(
                            fault -> refused.add(new Refused(id, fault)),
                            () -> usable.add(new Usable(
                                    Json.string(jwk, "kty").orElseThrow(),
                                    Json.string(jwk, "crv"),
                                    id,
                                    Json.string(jwk, "alg").map(SignatureAlgorithms::named),
                                    key)));
        } catch (JoseException | RuntimeException e) {
            // jose4j throws all sorts of exceptions on damaged keys; one must not affect the others
            refused.add(new Refused(id, "it is damaged"));
        }
    }

    private static PublicKey publicKey(JsonObject jwk) throws JoseException {
        Map<String, Object> members = new HashMap<>(Json.toMap(jwk));
        members.keySet().retainAll(PUBLIC_MEMBERS);
        members.remove("key_ops");
        // jose4j accepts an Ed25519 x of any length
        if ("Ed25519".equals(members.get("crv")) && members.get("x") instanceof String x && x.length() != 43) {
            throw new JoseException("x has another length");
        }
        return PublicJsonWebKey.Factory.newPublicJwk(members).getPublicKey();
    }
}
