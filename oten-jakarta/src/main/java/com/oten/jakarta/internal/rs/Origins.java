package com.oten.jakarta.internal.rs;

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
public record Origins(Set<String> named) {
    /**
     * Those of {@code oten.outgoing.origins}.
     *
     * @return the configured ones
     */
    public static Origins configured() {
        return of(Current.client().config().outgoingOrigins().stream()
                .map(URI::create)
                .toList());
    }

    /**
     * Those of some services.
     *
     * @param services any of their URLs
     * @return scheme, host and port of each
     */
    public static Origins of(Collection<URI> services) {
        return new Origins(services.stream().map(Origins::origin).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Stops a call before anything is sent.
     *
     * @param target of the call
     * @throws com.oten.jakarta.error.OtenConfigurationException if its origin is not among these
     */
    public void check(URI target) {
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
