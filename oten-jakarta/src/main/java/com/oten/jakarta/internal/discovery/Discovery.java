package com.oten.jakarta.internal.discovery;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.Issuers;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.SignatureAlgorithms;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteDocument;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.http.RetryAfter;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Finds out where Oten's endpoints are, when the first login needs them: an application deploys also while Oten is down.
 * Thread-safe.
 */
public final class Discovery {
    private final String issuer;
    private final URI location;
    private final EndpointRule rule;
    private final Clock clock;
    private final Supplier<CompletableFuture<ProviderMetadata>> fetch;
    private final RemoteDocument<ProviderMetadata> document;

    /**
     * Fetches nothing yet.
     *
     * @param config the issuer
     * @param http sends the requests
     * @param clock what freshness is measured with, and for a {@code Retry-After} that is a date
     */
    public Discovery(OtenConfig config, Http http, Clock clock) {
        this.issuer = config.issuer();
        this.rule = new EndpointRule(issuer, config.http().endpointHosts());
        this.clock = clock;
        this.location = URI.create(Issuers.withoutSlash(issuer) + "/.well-known/openid-configuration");
        this.fetch = () -> http.get(location, Http.DOCUMENT).thenApply(this::read);
        this.document = new RemoteDocument<>(fetch, http.bulkhead(), clock);
    }

    /**
     * Where the document is.
     *
     * @return below the issuer (OpenID Connect Discovery section 4)
     */
    public URI location() {
        return location;
    }

    /**
     * Oten's metadata.
     *
     * @return remembered, refreshed in the background
     * @throws OtenException if Oten cannot be reached and nothing is remembered, or the document is unusable; with the time
     *     until Oten is asked again, if waiting helps
     */
    public ProviderMetadata metadata() {
        return document.get();
    }

    /**
     * The same if it is remembered; otherwise a fetch begins, and nobody waits.
     *
     * @return empty if it is not there at this moment
     */
    public Optional<ProviderMetadata> known() {
        return document.known();
    }

    /**
     * Fetches the metadata before anybody needs it; nobody waits, and a failure is not remembered.
     *
     * @return done when the fetch is; empty if it has failed
     */
    public CompletableFuture<Optional<ProviderMetadata>> prefetch() {
        return document.prefetch();
    }

    /**
     * Asks whether Oten answers, whatever is remembered.
     *
     * @return fails with an {@code OtenException} when Oten does
     */
    public CompletableFuture<ProviderMetadata> probe() {
        return fetch.get();
    }

    /**
     * Reads and checks a document; remembers nothing.
     *
     * @param response what came from {@link #location()}
     * @return what it says
     * @throws OtenException if it is unusable; with the time that Oten asked to wait (RFC 9110 section 10.2.3), if it did
     */
    public ProviderMetadata read(RemoteResponse response) {
        if (response.isUnavailable()) {
            throw RetryAfter.on(
                    OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception(
                            "Oten's discovery document is unavailable: status " + response.status()),
                    response,
                    clock);
        }
        if (response.status() != 200) {
            throw invalid("it is unavailable: status " + response.status());
        }
        try {
            return parse(Json.object(response.body()));
        } catch (Json.Malformed e) {
            throw invalid(e.fault());
        }
    }

    private ProviderMetadata parse(JsonObject json) {
        String said = Json.string(json, "issuer").orElse("");
        // OIDC Discovery 4.3: identical to what the URL was made from, which does not tell of a slash at the end
        if (!Issuers.areSame(said, issuer)) {
            throw invalid("its issuer is " + PlainText.of(said, 100) + ", configured is oten.issuer=" + issuer);
        }
        return new ProviderMetadata(
                said,
                required(json, "authorization_endpoint"),
                required(json, "token_endpoint"),
                required(json, "jwks_uri"),
                optional(json, "userinfo_endpoint"),
                optional(json, "end_session_endpoint"),
                optional(json, "revocation_endpoint"),
                optional(json, "introspection_endpoint"),
                idTokenAlgs(json),
                json,
                Json.isTrue(json, "authorization_response_iss_parameter_supported"));
    }

    /**
     * What a document says ID tokens are signed with.
     *
     * @param document parsed, of whatever quality
     * @return each algorithm under one name; empty if the document does not say
     */
    public static Set<String> idTokenAlgs(JsonObject document) {
        return SignatureAlgorithms.named(
                Json.strings(document, "id_token_signing_alg_values_supported").orElse(List.of()));
    }

    private URI required(JsonObject json, String name) {
        return optional(json, name).orElseThrow(() -> invalid("it has no " + name));
    }

    private Optional<URI> optional(JsonObject json, String name) {
        // an empty one counts as absent: operators leave unused fields empty
        return Json.string(json, name).filter(value -> !value.isBlank()).map(value -> rule.check(name, value));
    }

    private static OtenException invalid(String fault) {
        return OtenErrorCode.DISCOVERY_INVALID.exception("Oten's discovery document is unusable: " + fault);
    }
}
