package com.oten.jakarta.internal.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.keys.KeyRing;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.request.RequestObjectStore;
import java.util.Optional;

/**
 * What Oten itself fetches from the application: the public keys, and request objects that go by reference. Nobody has to be
 * logged in. An id that was never given out, has been used or is too old gets the same answer as any wrong path.
 */
final class Documents {
    private final KeyRing keys;
    private final RequestObjectStore requestObjects;

    Documents(KeyRing keys, RequestObjectStore requestObjects) {
        this.keys = keys;
        this.requestObjects = requestObjects;
    }

    /** The public keys, which Oten may keep for a while: request objects live no longer than that. */
    Page keys() {
        return keys.jwks()
                .map(jwks -> Page.document("application/json", jwks).with("Cache-Control", "public, max-age=300"))
                .orElseThrow(Documents::notFound);
    }

    /** Hands a request object out, once. */
    Page take(String id) {
        return requestObject(requestObjects.take(id));
    }

    /** The same for those who only want to see the headers: it stays there. */
    Page look(String id) {
        return requestObject(requestObjects.look(id));
    }

    private static Page requestObject(Optional<String> found) {
        return found.map(requestObject -> Page.document("application/oauth-authz-req+jwt", requestObject))
                .orElseThrow(Documents::notFound);
    }

    static OtenException notFound() {
        return OtenErrorCode.NOT_FOUND.exception("the library serves nothing at this path");
    }
}
