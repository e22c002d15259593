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
 * Request objects that go by reference (RFC 9101 section 5.2): each waits under an unguessable id for Oten to fetch it,
 * once, for as long as it is good. Any node can hand it out. Whoever can read the shared store learns neither the ids nor
 * what is in the objects: it holds hashes of the ones and the others sealed. Thread-safe.
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
     * Wires the parts.
     *
     * @param store where they wait
     * @param sealer what they are sealed with
     * @param ids unguessable
     * @param lifetime how long a request object is good
     */
    public RequestObjectStore(SharedStore store, Sealer sealer, RandomTokens ids, Duration lifetime) {
        this.store = store;
        this.sealer = sealer;
        this.ids = ids;
        this.lifetime = lifetime;
    }

    /**
     * Lets a request object wait for Oten.
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
                    + " characters, which nobody takes: shorten oten.scopes or the login parameters");
        }
        store.put(key(id), sealed, lifetime);
        return redirectUri.resolve("request/" + id);
    }

    /**
     * Looks at a request object and leaves it there.
     *
     * @param id from the address: hostile
     * @return a compact JWS; empty if there is none, or no longer
     */
    public Optional<String> look(String id) {
        return ID.matcher(id).matches() ? store.get(key(id)).flatMap(sealer::open) : Optional.empty();
    }

    /**
     * Takes a request object out; of many who try, one gets it.
     *
     * @param id from the address: hostile
     * @return a compact JWS; empty if there is none, or no longer
     */
    public Optional<String> take(String id) {
        return ID.matcher(id).matches() ? store.take(key(id)).flatMap(sealer::open) : Optional.empty();
    }

    private static String key(String id) {
        return KIND + Sha256.base64Url(id);
    }
}
