package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.text.PlainText;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One call to a URL of Oten's: the response, or what prevented it. */
final class EndpointProbe {
    /** In the order in which a call encounters them. */
    enum Obstacle {
        NONE,
        DNS,
        CONNECTION,
        TLS,
        RESPONSE
    }

    private final URI uri;
    private final Obstacle obstacle;
    private final Optional<RemoteResponse> response;
    private final String cause;

    private EndpointProbe(URI uri, Obstacle obstacle, Optional<RemoteResponse> response, String cause) {
        this.uri = uri;
        this.obstacle = obstacle;
        this.response = response;
        this.cause = cause;
    }

    static EndpointProbe to(URI uri, Http http) {
        try {
            RemoteResponse response = http.bulkhead().enter(() -> Http.join(http.get(uri, Http.DOCUMENT)));
            return new EndpointProbe(uri, Obstacle.NONE, Optional.of(response), "");
        } catch (OtenException e) {
            // an unknown host comes wrapped in a failed connection
            return obstructed(uri, Obstacle.DNS, e, UnresolvedAddressException.class, UnknownHostException.class)
                    .or(() -> obstructed(uri, Obstacle.TLS, e, SSLException.class))
                    .or(() -> obstructed(
                            uri, Obstacle.CONNECTION, e, HttpConnectTimeoutException.class, ConnectException.class))
                    .orElseGet(() -> new EndpointProbe(
                            uri, Obstacle.RESPONSE, Optional.empty(), String.valueOf(e.getMessage())));
        }
    }

    Obstacle obstacle() {
        return obstacle;
    }

    Optional<RemoteResponse> response() {
        return response;
    }

    /** The name of the exception and what it says. */
    String cause() {
        return cause;
    }

    String host() {
        return uri.getHost();
    }

    /** Scheme, host and port. */
    String origin() {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Why the checks behind this one cannot be made. */
    String reason() {
        return switch (obstacle) {
            case NONE -> "";
            case DNS -> host() + " cannot be resolved";
            case CONNECTION -> "no connection to " + origin();
            case TLS -> "no TLS with " + host();
            case RESPONSE -> "no response from " + host();
        };
    }

    @SafeVarargs
    private static Optional<EndpointProbe> obstructed(
            URI uri, Obstacle obstacle, Throwable failure, Class<? extends Throwable>... kinds) {
        for (Class<? extends Throwable> kind : kinds) {
            for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
                if (kind.isInstance(t)) {
                    return Optional.of(new EndpointProbe(uri, obstacle, Optional.empty(), words(t)));
                }
            }
        }
        return Optional.empty();
    }

    private static String words(Throwable t) {
        String message = t.getMessage();
        return t.getClass().getSimpleName() + (message == null ? "" : " " + PlainText.of(message, 200));
    }
}
