package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import java.util.Locale;
import java.util.Optional;

/** The kinds of JWT that Oten signs. A valid signature does not make one kind the other (RFC 8725 section 3.11). */
public enum TokenKind {
    /** OIDC Core section 2; {@code typ} is often left out. */
    ID_TOKEN("ID token", "jwt"),
    /** RFC 9068 section 2.1; {@code typ} distinguishes it from an ID token, so it must be there. */
    ACCESS_TOKEN("access token", "at+jwt"),
    /**
     * OpenID Connect Back-Channel Logout 1.0 section 2.4; {@code typ} is only recommended: {@code events}, and that
     * there is no {@code nonce}, tell it apart as well.
     */
    LOGOUT_TOKEN("logout token", "logout+jwt");

    /** What can be wrong before the claims are looked at. */
    enum Fault {
        MALFORMED(OtenErrorCode.ID_TOKEN_MALFORMED),
        TYPE(OtenErrorCode.ID_TOKEN_TYPE),
        ALGORITHM(OtenErrorCode.ID_TOKEN_ALGORITHM),
        KEY(OtenErrorCode.ID_TOKEN_KEY),
        SIGNATURE(OtenErrorCode.ID_TOKEN_SIGNATURE);

        private final OtenErrorCode ofIdToken;

        Fault(OtenErrorCode ofIdToken) {
            this.ofIdToken = ofIdToken;
        }
    }

    private final String noun;
    private final String type;

    TokenKind(String noun, String type) {
        this.noun = noun;
        this.type = type;
    }

    boolean isType(Optional<String> typ) {
        if (typ.isEmpty()) {
            return this != ACCESS_TOKEN;
        }
        String said = typ.get().toLowerCase(Locale.ROOT);
        // RFC 7515 section 4.1.9: "application/" may be left out
        return said.equals(type) || (this != ID_TOKEN && said.equals("application/" + type));
    }

    /** For access and logout tokens there is one row whatever is wrong: the fault is the sender's. */
    OtenException refused(Fault fault, String text) {
        OtenErrorCode row = switch (this) {
            case ID_TOKEN -> fault.ofIdToken;
            case ACCESS_TOKEN -> OtenErrorCode.BEARER_REFUSED;
            case LOGOUT_TOKEN -> OtenErrorCode.LOGOUT_TOKEN_REFUSED;
        };
        return row.exception(noun + " refused: " + text);
    }
}
