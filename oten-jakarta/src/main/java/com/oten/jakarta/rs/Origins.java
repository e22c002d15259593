package com.oten.jakarta.rs;

import com.oten.jakarta.error.OtenErrorCode;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where tokens may be sent (RFC 6454).
 *
 * @param named scheme, host and port each
 */
record Origins(Set<String> named) {
    static Origins of(Collection<URI> services) {
        return new Origins(services.stream().map(Origins::origin).collect(Collectors.toUnmodifiableSet()));
    }

    /** Throws before anything is sent to a place that was not named. */
    void check(URI target) {
        String origin = origin(target);
        if (!named.contains(origin)) {
            throw OtenErrorCode.CONFIGURATION.exception("no token is sent to " + origin
                    + ": neither oten.outgoing.origins nor the code that made the filter names it");
        }
    }

    /** RFC 6454 section 4: the usual port is the same as none. */
    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
