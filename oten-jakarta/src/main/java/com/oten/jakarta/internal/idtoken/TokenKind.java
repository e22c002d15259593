package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.http.Http;
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
    LOGOUT_TOKEN("logout token", "logout+jwt"),
    /** A signed UserInfo response (OIDC Core section 5.3.2), which has no {@code typ} of its own. */
    USERINFO("UserInfo", "jwt");

    /** What can be wrong before the claims are looked at. */
    enum Fault {
        MALFORMED(OtenErrorCode.ID_TOKEN_MALFORMED),
        ENCRYPTED(OtenErrorCode.ID_TOKEN_MALFORMED),
        TYPE(OtenErrorCode.ID_TOKEN_TYPE),
        ALGORITHM(OtenErrorCode.ID_TOKEN_ALGORITHM),
        KEY(OtenErrorCode.ID_TOKEN_KEY),
        SIGNATURE(OtenErrorCode.ID_TOKEN_SIGNATURE);

        private final OtenErrorCode ofIdToken;

        Fault(OtenErrorCode ofIdToken) {
            this.ofIdToken = ofIdToken;
        }
    }

    private static final int LONGEST_TOKEN = 16 * 1024;

    private final String noun;
    private final String type;

    TokenKind(String noun, String type) {
        this.noun = noun;
        this.type = type;
    }

    /** In characters. A signed UserInfo response may be as long as a plain one. */
    int longest() {
        return this == USERINFO ? Http.DOCUMENT : LONGEST_TOKEN;
    }

    boolean isType(Optional<String> typ) {
        if (typ.isEmpty()) {
            return this != ACCESS_TOKEN;
        }
        String said = typ.get().toLowerCase(Locale.ROOT);
        // RFC 7515 section 4.1.9: "application/" may be left out
        return said.equals(type) || (this != ID_TOKEN && said.equals("application/" + type));
    }

    /** For all but ID tokens there is one row whatever is wrong. */
    OtenException refused(Fault fault, String text) {
        OtenErrorCode row = switch (this) {
            case ID_TOKEN -> fault.ofIdToken;
            case ACCESS_TOKEN -> OtenErrorCode.BEARER_REFUSED;
            case LOGOUT_TOKEN -> OtenErrorCode.LOGOUT_TOKEN_REFUSED;
            case USERINFO -> OtenErrorCode.USERINFO_REFUSED;
        };
        return row.exception(noun + " refused: " + text + (this == USERINFO ? atOten(fault) : ""));
    }

    /** What to change in the client's registration at Oten (OpenID Connect Dynamic Client Registration 1.0 section 2). */
    private static String atOten(Fault fault) {
        return switch (fault) {
            case ENCRYPTED -> "; at Oten, remove userinfo_encrypted_response_alg from the client's registration";
            case ALGORITHM ->
                "; at Oten, set userinfo_signed_response_alg to what ID tokens are signed with, or remove it"
                        + " from the client's registration";
            case MALFORMED, TYPE, KEY, SIGNATURE -> "";
        };
    }
}
