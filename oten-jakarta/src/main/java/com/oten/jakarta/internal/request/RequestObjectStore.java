package com.oten.jakarta.internal.request;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.seal.Sealer;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.secret.Sha256;
import com.oten.jakarta.store.SharedStore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Request objects that are sent by reference (RFC 9101 section 5.2): each is stored under an unguessable id for Oten to
 * fetch it, once, for as long as it is valid. Any node can serve it. Read access to the shared store reveals neither
 * the ids nor the objects: it holds hashes of the ids, and the objects are sealed. Thread-safe.
 */
public final class RequestObjectStore {
    /** The longest sealed request object, in characters. */
    public static final int LONGEST = 64 * 1024;

    private static final String KIND = "request-object:";
    private static final Pattern ID = Pattern.compile("[\\w-]{43}");

    private final SharedStore store;
    private final Sealer sealer;
    private final RandomTokens ids;
    private final Duration lifetime;

    /**
     * A store whose ids and seals come from this application.
     *
     * @param store where they are kept
     * @param sealer what they are sealed with
     * @param ids unguessable
     * @param lifetime how long a request object is valid
     */
    public RequestObjectStore(SharedStore store, Sealer sealer, RandomTokens ids, Duration lifetime) {
        this.store = store;
        this.sealer = sealer;
        this.ids = ids;
        this.lifetime = lifetime;
    }

    /**
     * Stores a request object for Oten to fetch.
     *
     * @param requestObject a compact JWS
     * @param redirectUri the callback; request objects are served beside it
     * @return where Oten finds it
     * @throws com.oten.jakarta.error.OtenConfigurationException if it is longer than 48 KiB or so
     */
    URI keep(String requestObject, URI redirectUri) {
        String id = ids.next();
        String sealed = sealer.seal(requestObject);
        if (sealed.length() > LONGEST) {
            throw OtenErrorCode.CONFIGURATION.exception("the request object has " + requestObject.length()
                    + " characters, which is too long: shorten oten.scopes or the login parameters");
        }
        store.put(key(id), sealed, lifetime);
        return redirectUri.resolve("request/" + id);
    }

    /**
     * Reads a request object without removing it.
     *
     * @param id from the URL, untrusted
     * @return a compact JWS; empty if it does not exist or has expired
     */
    public Optional<String> look(String id) {
        return ID.matcher(id).matches() ? store.get(key(id)).flatMap(sealer::open) : Optional.empty();
    }

    /**
     * Reads a request object and removes it; of many callers, one gets it.
     *
     * @param id from the URL, untrusted
     * @return a compact JWS; empty if it does not exist or has expired
     */
    public Optional<String> take(String id) {
        return ID.matcher(id).matches() ? store.take(key(id)).flatMap(sealer::open) : Optional.empty();
    }

    private static String key(String id) {
        return KIND + Sha256.base64Url(id);
    }
}
