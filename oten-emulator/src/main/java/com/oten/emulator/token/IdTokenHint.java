package com.oten.emulator.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.wire.Refusal;
import java.text.ParseException;
import java.util.Optional;

/** Whom and which session an {@code id_token_hint} names. Only {@link Reader} makes one. */
public final class IdTokenHint {
    private final String clientId;
    private final Optional<String> sid;

    private IdTokenHint(String clientId, Optional<String> sid) {
        this.clientId = clientId;
        this.sid = sid;
    }

    public String clientId() {
        return clientId;
    }

    public boolean names(IdpSession session) {
        return sid.filter(session.sid()::equals).isPresent();
    }

    /** RP-Initiated Logout 1.0 section 2: the token must be the provider's own; it may have expired. */
    public static final class Reader {
        private final String issuer;
        private final SigningKeys keys;

        public Reader(String issuer, SigningKeys keys) {
            this.issuer = issuer;
            this.keys = keys;
        }

        public IdTokenHint read(String idToken) {
            try {
                SignedJWT jwt = SignedJWT.parse(idToken);
                // an access or a logout token has the same signature
                boolean isIdToken = JOSEObjectType.JWT.equals(jwt.getHeader().getType());
                Optional<SigningKey> key =
                        keys.find(String.valueOf(jwt.getHeader().getKeyID()));
                if (!isIdToken || !key.map(known -> known.hasSigned(jwt)).orElse(false)) {
                    throw Refusal.invalidRequest("id_token_hint is not signed by a key of this issuer");
                }
                return of(jwt.getJWTClaimsSet());
            } catch (ParseException e) {
                throw Refusal.invalidRequest("id_token_hint is malformed");
            }
        }

        private IdTokenHint of(JWTClaimsSet claims) throws ParseException {
            if (!issuer.equals(claims.getIssuer())) {
                throw Refusal.invalidRequest("id_token_hint is of another issuer");
            }
            String client = claims.getAudience().stream().findFirst().orElse("");
            return new IdTokenHint(client, Optional.ofNullable(claims.getStringClaim("sid")));
        }
    }
}
