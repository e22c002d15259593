package com.oten.jakarta.internal.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.keys.KeyRing;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.request.RequestObjectStore;
import java.util.Optional;

/**
 * What Oten itself fetches from the application, without a login: the public keys, and request objects by reference. An
 * id that was never issued, has been used or has expired gets the same response as any wrong path.
 */
final class Documents {
    private final KeyRing keys;
    private final RequestObjectStore requestObjects;

    Documents(KeyRing keys, RequestObjectStore requestObjects) {
        this.keys = keys;
        this.requestObjects = requestObjects;
    }

    /** The public keys, which Oten may cache for as long as request objects live. */
    Page keys() {
        return keys.jwks()
                .map(jwks -> Page.document("application/json", jwks).with("Cache-Control", "public, max-age=300"))
                .orElseThrow(Documents::notFound);
    }

    /** Serves a request object, once. */
    Page take(String id) {
        return requestObject(requestObjects.take(id));
    }

    /** The same for HEAD: the request object stays available. */
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
