package com.oten.jakarta.internal.discovery;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.Loopback;
import com.oten.jakarta.internal.text.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which URLs a discovery document may send us to. A document that was tampered with must not turn the server against
 * its own network (RFC 9700 section 4.4): https only, no IP literals, nothing local unless the issuer itself is local.
 */
final class EndpointRule {
    private static final Pattern IP_ADDRESS = Pattern.compile("\\[.*\\]|[0-9.]+|0[xX][0-9a-fA-F.xX]+");
    private static final Pattern INTERNAL = Pattern.compile("(?i).*\\.(local|internal|lan|intranet|home\\.arpa)|[^.]+");

    private final URI issuer;
    private final List<String> allowedHosts;

    EndpointRule(String issuer, List<String> allowedHosts) {
        this.issuer = URI.create(issuer);
        this.allowedHosts = allowedHosts;
    }

    URI check(String name, String value) {
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            throw refused(name, value, "is not a URI");
        }
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw refused(name, value, "is not an absolute URL without user and fragment");
        }
        if (host.endsWith(".")) {
            throw refused(name, value, "has a host that ends with a dot"); // the same host under another name
        }
        boolean isIssuersOrigin = host.equalsIgnoreCase(issuer.getHost())
                && port(uri) == port(issuer)
                && issuer.getScheme().equalsIgnoreCase(uri.getScheme());
        if (isIssuersOrigin) {
            return uri;
        }
        boolean isDevelopment = Loopback.is(issuer.getHost());
        if (isDevelopment && Loopback.is(host) && (isScheme(uri, "http") || isScheme(uri, "https"))) {
            return uri;
        }
        if (!isScheme(uri, "https")) {
            throw refused(name, value, "is not https");
        }
        if (IP_ADDRESS.matcher(host).matches()
                || Loopback.is(host)
                || INTERNAL.matcher(host).matches()) {
            throw refused(name, value, "points to an IP address or an internal name");
        }
        if (!allowedHosts.isEmpty() && allowedHosts.stream().noneMatch(host::equalsIgnoreCase)) {
            throw refused(name, value, "points to a host that oten.http.endpoint-hosts does not name");
        }
        return uri;
    }

    private static int port(URI uri) {
        int usual = isScheme(uri, "https") ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static boolean isScheme(URI uri, String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    private static RuntimeException refused(String name, String value, String fault) {
        return OtenErrorCode.DISCOVERY_INVALID.exception(
                "Oten's discovery document: " + name + " " + fault + ": " + PlainText.of(value, 100));
    }
}
