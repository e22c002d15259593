package com.oten.jakarta.idtoken;

import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.config.Secret;
import com.oten.jakarta.discovery.Discovery;
import com.oten.jakarta.discovery.ProviderMetadata;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.PlainText;
import com.oten.jakarta.http.Http;
import com.oten.jakarta.http.Json;
import java.security.PublicKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Decides whether an ID token may be believed (OIDC Core section 3.1.3.7, RFC 8725): form, algorithm, key, signature, and
 * only then the claims. The algorithm comes from the configuration and Oten's metadata, never from the token. Thread-safe.
 */
public final class IdTokenVerifier {
    private final Set<String> algorithms;
    private final Discovery discovery;
    private final ProviderKeys keys;
    private final IdTokenClaims claims;

    /**
     * Wires the verifier.
     *
     * @param config accepted algorithms, issuer, client, clock skew
     * @param discovery where Oten's keys are and what it signs with
     * @param http the door
     * @param clock what times are compared with
     */
    public IdTokenVerifier(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.algorithms = config.idToken().algs();
        this.discovery = discovery;
        this.keys = new ProviderKeys(discovery, http, clock);
        this.claims = new IdTokenClaims(config, clock);
    }

    /**
     * Verifies the ID token of a login.
     *
     * @param idToken as the token endpoint gave it
     * @param expected what it has to fit to
     * @return the proof
     * @throws com.oten.jakarta.error.OtenRejectedException naming the check that failed, never a value of the token
     */
    public VerifiedIdToken verify(Secret idToken, ExpectedLogin expected) {
        CompactJws jws = signed(idToken);
        return claims.check(jws.payload(), jws.algorithm(), expected);
    }

    /**
     * Verifies the ID token that came with a refresh (OIDC Core section 12.2): the same issuer, audience and person.
     *
     * @param idToken as the token endpoint gave it
     * @param subject whose session is refreshed
     * @return the proof
     * @throws com.oten.jakarta.error.OtenRejectedException naming the check that failed
     */
    public VerifiedIdToken verifyRefreshed(Secret idToken, String subject) {
        return claims.checkRefreshed(signed(idToken).payload(), subject);
    }

    private CompactJws signed(Secret idToken) {
        CompactJws jws = CompactJws.parse(idToken.value());
        checkType(jws);
        String algorithm = jws.algorithm();
        if (!accepted(discovery.metadata()).contains(algorithm)) {
            throw OtenErrorCode.ID_TOKEN_ALGORITHM.exception(
                    "ID token refused: signed with " + PlainText.of(algorithm, 20) + ", which is not accepted");
        }
        List<PublicKey> candidates = keys.candidates(algorithm, jws.keyId());
        if (candidates.isEmpty()) {
            throw OtenErrorCode.ID_TOKEN_KEY.exception(
                    "ID token refused: Oten publishes no " + algorithm + " key with its kid");
        }
        if (candidates.stream().noneMatch(key -> verifies(jws, algorithm, key))) {
            throw OtenErrorCode.ID_TOKEN_SIGNATURE.exception("ID token refused: its signature does not verify");
        }
        return jws;
    }

    /** What the configuration allows, narrowed by what Oten says it uses. */
    private Set<String> accepted(ProviderMetadata oten) {
        if (oten.idTokenAlgs().isEmpty()) {
            return algorithms;
        }
        Set<String> both = new HashSet<>(algorithms);
        Set<String> announced = new HashSet<>(oten.idTokenAlgs());
        if (announced.contains("Ed25519")) {
            announced.add("EdDSA"); // RFC 9864's name for the same thing
        }
        both.retainAll(announced);
        return both;
    }

    /** A logout token or an access token is no ID token, even with a good signature (RFC 8725 section 3.11). */
    private static void checkType(CompactJws jws) {
        boolean isJwt = Json.string(jws.header(), "typ")
                .map(typ -> typ.toUpperCase(Locale.ROOT).equals("JWT"))
                .orElse(!jws.header().containsKey("typ"));
        if (!isJwt) {
            throw OtenErrorCode.ID_TOKEN_TYPE.exception("ID token refused: its typ is not JWT");
        }
    }

    private static boolean verifies(CompactJws jws, String algorithm, PublicKey key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
        signature.setKey(key);
        try {
            signature.setCompactSerialization(jws.token());
            return signature.verifySignature();
        } catch (JoseException e) {
            return false; // jose4j's message may contain the token
        }
    }
}
