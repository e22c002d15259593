package com.oten.jakarta.internal.client;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.endpoint.Introspection;
import com.oten.jakarta.internal.endpoint.Revocation;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.UserInfo;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.idtoken.ProviderSignatures;
import com.oten.jakarta.internal.idtoken.UserInfoVerifier;
import java.time.Clock;

/**
 * Oten's endpoints as one application calls them, all behind one HTTP client. They need no context path, and so work before
 * a WAR has started. Thread-safe.
 */
public final class Endpoints implements AutoCloseable {
    private final Http http;
    private final Discovery discovery;
    private final ProviderSignatures signatures;
    private final TokenEndpoint token;
    private final UserInfo userInfo;
    private final Introspection introspection;
    private final Revocation revocation;

    /**
     * Endpoints that nothing has been asked of yet.
     *
     * @param config the application's, checked
     * @param clock the only source of time
     * @throws com.oten.jakarta.error.OtenConfigurationException if the trust store cannot be opened
     */
    public Endpoints(OtenConfig config, Clock clock) {
        this.http = new Http(config.http(), clock);
        this.discovery = new Discovery(config, http, clock);
        this.signatures = new ProviderSignatures(config, discovery, http, clock);
        this.token = new TokenEndpoint(config, discovery, http, clock);
        this.userInfo =
                new UserInfo(discovery, http, new UserInfoVerifier(config, discovery, signatures, clock), clock);
        this.introspection = new Introspection(config, discovery, http, clock);
        this.revocation = new Revocation(config, discovery, http, clock);
    }

    /** Aborts calls that are under way, and ends threads. */
    @Override
    public void close() {
        http.close();
    }

    /**
     * Fetches Oten's metadata and keys in the background, so that the first users do not all ask for them at once. What fails
     * is asked for again by whoever needs it.
     */
    public void prefetch() {
        var unused = discovery.prefetch().thenAccept(metadata -> {
            if (metadata.isPresent()) {
                signatures.prefetch();
            }
        });
    }

    /** The HTTP client of all calls, with the configured time-outs, proxy and trust store. */
    public Http http() {
        return http;
    }

    /** Oten's metadata, cached (OpenID Connect Discovery 1.0). */
    public Discovery discovery() {
        return discovery;
    }

    /** Verifies what Oten has signed; remembers Oten's keys, and so is made once. */
    public ProviderSignatures signatures() {
        return signatures;
    }

    /** Exchanges codes and refreshes tokens (RFC 6749 section 3.2). */
    public TokenEndpoint token() {
        return token;
    }

    /** Gets claims (OpenID Connect Core 1.0 section 5.3). */
    public UserInfo userInfo() {
        return userInfo;
    }

    /** Asks about a token (RFC 7662). */
    public Introspection introspection() {
        return introspection;
    }

    /** Revokes tokens (RFC 7009). */
    public Revocation revocation() {
        return revocation;
    }
}
