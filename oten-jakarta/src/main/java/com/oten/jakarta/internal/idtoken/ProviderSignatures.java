package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.internal.config.IdTokenConfig;
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
import java.util.List;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.JoseException;

/**
 * Decides whether Oten signed a token (RFC 7515, RFC 8725): form, type, algorithm, key, signature, in this order. The
 * algorithm comes from the configuration and Oten's metadata, never from the token. Thread-safe; shared by all
 * verifiers, because it remembers Oten's keys.
 */
public final class ProviderSignatures {
    private final IdTokenConfig config;
    private final Discovery discovery;
    private final ProviderKeys keys;

    public ProviderSignatures(OtenConfig config, Discovery discovery, Http http, Clock clock) {
        this.config = config.idToken();
        this.discovery = discovery;
        this.keys = new ProviderKeys(discovery, http, clock);
    }

    /** Fetches Oten's keys before anybody needs them, once its metadata is known; nobody waits. */
    public void prefetch() {
        keys.prefetch();
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
        if (!config.accepted(discovery.metadata().idTokenAlgs()).contains(algorithm)) {
            throw kind.refused(Fault.ALGORITHM, whyNot(jws));
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

    private static String whyNot(CompactJws jws) {
        if (jws.isUnsigned()) {
            return "it is not signed: its alg is none";
        }
        return jws.algorithm().isEmpty()
                ? "its header has no alg"
                : "signed with " + PlainText.of(jws.algorithm(), 20)
                        + ", which is not among oten.id-token.algs or not announced by Oten";
    }

    /** Asks the algorithm itself: jose4j's own reader takes it from the header, and does not know the name Ed25519. */
    private static boolean verifies(CompactJws jws, String algorithm, PublicKey key) {
        try {
            JsonWebSignatureAlgorithm verifier = AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(algorithm);
            verifier.validateVerificationKey(key);
            return verifier.verifySignature(jws.signature(), key, jws.signingInput(), new ProviderContext());
        } catch (JoseException e) {
            return false; // whatever is wrong with it, it is no signature of this key's
        }
    }
}
