package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Clock;
import java.util.Map;

/**
 * Decides whether an ID token may be trusted (OIDC Core section 3.1.3.7): the signature first, and only then the
 * claims. Thread-safe.
 */
public final class IdTokenVerifier {
    private final ProviderSignatures signatures;
    private final IdTokenClaims claims;

    public IdTokenVerifier(OtenConfig config, Discovery discovery, ProviderSignatures signatures, Clock clock) {
        this.signatures = signatures;
        this.claims = new IdTokenClaims(config, discovery, clock);
    }

    /**
     * Verifies the ID token of a login.
     *
     * @param idToken as the token endpoint returned it
     * @param expected what it has to match
     * @return the proof
     * @throws com.oten.jakarta.error.OtenRejectedException naming the check that failed, never a value of the token
     */
    public VerifiedIdToken verify(Secret idToken, ExpectedLogin expected) {
        CompactJws jws = signatures.verified(idToken, TokenKind.ID_TOKEN);
        return claims.check(jws.payload(), jws.algorithm(), expected);
    }

    /**
     * Reads an ID token that was verified on arrival. It must not be called with any other.
     *
     * @param idToken a session's
     * @return its claims
     */
    public static Map<String, Object> claims(Secret idToken) {
        return Json.toMap(CompactJws.parse(idToken.value(), TokenKind.ID_TOKEN).payload());
    }

    /**
     * Verifies the ID token that came with a refresh (OIDC Core section 12.2): the same issuer, audience, user and login.
     *
     * @param idToken as the token endpoint returned it
     * @param subject whose session is refreshed
     * @param login the claims of the ID token that the session began with
     * @return the proof
     * @throws com.oten.jakarta.error.OtenRejectedException naming the check that failed
     */
    public VerifiedIdToken verifyRefreshed(Secret idToken, String subject, Map<String, Object> login) {
        return claims.checkRefreshed(signatures.claims(idToken, TokenKind.ID_TOKEN), subject, login);
    }
}
