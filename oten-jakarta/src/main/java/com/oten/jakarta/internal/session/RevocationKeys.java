package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.secret.Sha256;

/**
 * Under which keys logouts are marked: of bounded length, and telling nothing. Two clients may share a store, and Oten ends
 * their logins one by one.
 */
final class RevocationKeys {
    private final String clientId;

    RevocationKeys(String clientId) {
        this.clientId = clientId;
    }

    /** Oten has ended a login. */
    String ofLogin(String issuer, String sid) {
        return key("sid", issuer, sid);
    }

    /** Oten has ended a login of this user: perhaps one that it did not name to us. */
    String ofNameless(String issuer, String subject) {
        return key("no-sid", issuer, subject);
    }

    /** Oten has ended all logins of a user. */
    String ofPerson(String issuer, String subject) {
        return key("sub", issuer, subject);
    }

    /** The user has ended sessions in other browsers. */
    String ofOwn(OtenSession session) {
        return key("own", session.issuer(), session.subject());
    }

    private String key(String kind, String issuer, String name) {
        return "logout:" + kind + ":" + Sha256.base64Url(clientId, issuer, name);
    }
}
