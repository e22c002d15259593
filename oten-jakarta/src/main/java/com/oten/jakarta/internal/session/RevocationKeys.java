package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.secret.Sha256;

/**
 * The keys of revocation entries: of bounded length, and without readable ids. They contain the client, because clients
 * may share a store, and Oten ends the logins of each separately.
 */
final class RevocationKeys {
    private final String clientId;

    RevocationKeys(String clientId) {
        this.clientId = clientId;
    }

    /** For a login that Oten has ended. */
    String ofLogin(String issuer, String sid) {
        return key("sid", issuer, sid);
    }

    /** For sessions of a user without a {@code sid}, when Oten has ended any login of that user. */
    String ofNameless(String issuer, String subject) {
        return key("no-sid", issuer, subject);
    }

    /** For a user all of whose logins Oten has ended. */
    String ofUser(String issuer, String subject) {
        return key("sub", issuer, subject);
    }

    /** For a user who has ended sessions in other browsers. */
    String ofOwn(OtenSession session) {
        return key("own", session.issuer(), session.subject());
    }

    private String key(String kind, String issuer, String name) {
        return "logout:" + kind + ":" + Sha256.base64Url(clientId, issuer, name);
    }
}
