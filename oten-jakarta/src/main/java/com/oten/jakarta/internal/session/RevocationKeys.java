package com.oten.jakarta.internal.session;

import com.oten.jakarta.internal.secret.Sha256;

/**
 * The keys of revocation entries: of bounded length, and without readable ids. They contain the client, because clients
 * may share a store, and Oten ends the logins of each separately.
 */
final class RevocationKeys {
    private static final String OWN = "logout:own:";

    private final String clientId;

    RevocationKeys(String clientId) {
        this.clientId = clientId;
    }

    /** For a login that Oten has ended. */
    String ofLogin(String issuer, String sid) {
        return key("logout:sid:", issuer, sid);
    }

    /** For sessions of a user without a {@code sid}, when Oten has ended any login of that user. */
    String ofNameless(String issuer, String subject) {
        return key("logout:no-sid:", issuer, subject);
    }

    /** For a user all of whose logins Oten has ended. */
    String ofUser(String issuer, String subject) {
        return key("logout:sub:", issuer, subject);
    }

    /** For a user who has ended sessions in other browsers. */
    String ofOwn(OtenSession session) {
        return key(OWN, session.issuer(), session.subject());
    }

    /** For the newest entries of all users together. */
    String ofNewest() {
        return "logout:newest:" + Sha256.base64Url(clientId);
    }

    /** What two entries under one key revoke together; does not depend on their order. */
    static String merged(String key, String one, String other) {
        return key.startsWith(OWN) ? UserRevocation.merged(one, other) : LogoutTime.merged(one, other);
    }

    private String key(String kind, String issuer, String name) {
        return kind + Sha256.base64Url(clientId, issuer, name);
    }
}
