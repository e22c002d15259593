package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Oten is called.
 *
 * @param connectTimeout for the connection
 * @param timeout for the whole exchange, body included
 * @param proxy empty means the JVM's
 * @param trustStore empty means the JVM's
 * @param maxWaiting how many callers may wait for Oten at once
 * @param endpointHosts hosts besides the issuer's that may appear in Oten's discovery document; empty means any public one
 */
public record HttpConfig(
        Duration connectTimeout,
        Duration timeout,
        Optional<Proxy> proxy,
        Optional<TrustStore> trustStore,
        int maxWaiting,
        List<String> endpointHosts) {

    /** Copies the list. */
    public HttpConfig {
        endpointHosts = List.copyOf(endpointHosts);
    }

    /**
     * An HTTP proxy.
     *
     * @param host name or address
     * @param port 1 to 65535
     */
    public record Proxy(String host, int port) {}

    /**
     * Whom to trust for TLS instead of the JVM's own list.
     *
     * @param file the key store
     * @param password empty if it has none
     * @param type for instance {@code PKCS12}
     */
    public record TrustStore(Path file, Optional<Secret> password, String type) {}
}
