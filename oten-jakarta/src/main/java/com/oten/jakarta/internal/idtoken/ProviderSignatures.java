package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.idtoken.TokenKind.Fault;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.json.JsonObject;
import java.security.PublicKey;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Decides whether Oten signed a token (RFC 7515, RFC 8725): form, type, algorithm, key, signature, in this order. The
 * algorithm comes from the configuration and Oten's metadata, never from the token. Thread-safe; shared by all
 * verifiers, because it remembers Oten's keys.
 */
public final class ProviderSignatures {
    private final Set<String> algorithms;
    private final Discovery discovery;
    private final ProviderKeys keys;

    public ProviderSignatures(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.algorithms = config.idToken().algs();
        this.discovery = discovery;
        this.keys = new ProviderKeys(discovery, http, clock);
    }

    /**
     * The claims of a token that Oten signed. The claims themselves are not checked.
     *
     * @param token of any origin
     * @param kind what it has to be
     * @return its payload
     * @throws com.oten.jakarta.error.OtenException naming the check that failed, never a value of the token
     */
    public JsonObject claims(Secret token, TokenKind kind) {
        return verified(token, kind).payload();
    }

    CompactJws verified(Secret token, TokenKind kind) {
        CompactJws jws = CompactJws.parse(token.value(), kind);
        Optional<String> typ = Json.string(jws.header(), "typ");
        if (!kind.isType(typ) || (typ.isEmpty() && jws.header().containsKey("typ"))) {
            throw kind.refused(Fault.TYPE, "its typ is another kind's");
        }
        String algorithm = jws.algorithm();
        if (!accepted(kind).contains(algorithm)) {
            throw kind.refused(
                    Fault.ALGORITHM, "signed with " + PlainText.of(algorithm, 20) + ", which is not accepted");
        }
        ProviderKeySet published = keys.with(kind, algorithm, jws.keyId());
        List<PublicKey> candidates = published.candidates(algorithm, jws.keyId());
        if (candidates.isEmpty()) {
            throw kind.refused(Fault.KEY, published.whyNone(algorithm, jws.keyId()));
        }
        if (candidates.stream().noneMatch(key -> verifies(jws, algorithm, key))) {
            throw kind.refused(Fault.SIGNATURE, "its signature does not verify");
        }
        return jws;
    }

    /** What the configuration allows; Oten's metadata narrows it for ID tokens and covers no other kind. */
    private Set<String> accepted(TokenKind kind) {
        Set<String> announced = discovery.metadata().idTokenAlgs();
        if (kind != TokenKind.ID_TOKEN || announced.isEmpty()) {
            return algorithms;
        }
        Set<String> both = new HashSet<>(announced);
        if (announced.contains("Ed25519")) {
            both.add("EdDSA"); // RFC 9864's name for the same thing
        }
        both.retainAll(algorithms);
        return both;
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
