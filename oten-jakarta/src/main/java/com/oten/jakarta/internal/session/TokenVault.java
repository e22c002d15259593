package com.oten.jakarta.internal.session;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.seal.Sealed;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Seals the tokens of a session, and opens them when one is needed. Thread-safe. */
final class TokenVault {
    /** Three tokens of 16 KB, encoded twice. */
    static final int LONGEST = 128 * 1024;

    private static final JsonProvider JSON = JsonProvider.provider();

    private final Sealer sealer;

    TokenVault(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The decrypted tokens of one session; never stored. */
    record Tokens(Secret accessToken, Optional<Secret> refreshToken, Optional<Secret> idToken) {
        /** What is left when the others have been revoked. */
        Tokens withIdTokenOnly() {
            return new Tokens(new Secret(""), Optional.empty(), idToken);
        }
    }

    Sealed seal(Tokens tokens) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("a", tokens.accessToken().value());
        tokens.refreshToken().ifPresent(token -> json.add("r", token.value()));
        tokens.idToken().ifPresent(token -> json.add("i", token.value()));
        return sealer.seal(json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Throws if the session's tokens cannot be opened or were revoked. */
    Tokens of(OtenSession session) {
        Tokens tokens = open(session.tokens().sealed())
                .orElseThrow(() -> OtenErrorCode.TOKENS_EXPIRED.exception(
                        "the session's tokens were sealed with another key: oten.seal-key or the client secret"
                                + " changed"));
        if (tokens.accessToken().value().isEmpty()) {
            throw OtenErrorCode.TOKENS_EXPIRED.exception("the session's tokens were revoked");
        }
        return tokens;
    }

    /** Empty if they were sealed with another key. */
    Optional<Tokens> open(Sealed sealed) {
        return sealer.open(sealed).flatMap(utf8 -> {
            try {
                JsonObject json = Json.object(utf8);
                return Json.string(json, "a")
                        .map(Secret::new)
                        .map(access -> new Tokens(
                                access,
                                Json.string(json, "r").map(Secret::new),
                                Json.string(json, "i").map(Secret::new)));
            } catch (Json.Malformed e) {
                return Optional.empty();
            }
        });
    }
}
