package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.Issuers;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.doctor.EndpointProbe.Obstacle;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The checks that need the network. When one fails, those that depend on it are skipped, with that as their reason. */
final class RemoteChecks {
    private static final List<String> REQUIRED = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

    private final OtenConfig config;
    private final Http http;
    private final Discovery discovery;
    private final RequestObjectChecks requestObjects;
    private final MetadataChecks metadata;
    private final ClientCredentialsCheck credentials;

    RemoteChecks(
            OtenConfig config,
            Http http,
            Discovery discovery,
            RequestObjectChecks requestObjects,
            ClientCredentialsCheck credentials) {
        this.config = config;
        this.http = http;
        this.discovery = discovery;
        this.requestObjects = requestObjects;
        this.metadata = new MetadataChecks(config);
        this.credentials = credentials;
    }

    /** What an examination without the network leaves out. */
    static void skip(Findings findings, OtenConfig config, String why) {
        for (ChecklistItem item : List.of(ChecklistItem.HTTPS, ChecklistItem.CONNECTION, ChecklistItem.DNS)) {
            findings.skipped(item, why);
        }
        skipBehindNetwork(findings, config, why);
    }

    private static void skipBehindNetwork(Findings findings, OtenConfig config, String why) {
        if (config.requestObject().mode() != Mode.NONE) {
            findings.skipped(ChecklistItem.NOT_EXPIRED, "difference to Oten's clock: " + why);
        }
        skipBehindDiscovery(findings, config, why);
    }

    private static void skipBehindDiscovery(Findings findings, OtenConfig config, String why) {
        for (ChecklistItem item : new MetadataChecks(config).items()) {
            findings.skipped(item, "discovery: " + why);
        }
        ClientCredentialsCheck.skip(findings, config, why);
    }

    void into(Findings findings) {
        EndpointProbe probe = EndpointProbe.to(discovery.location(), http);
        network(findings, probe);
        Optional<RemoteResponse> response = probe.response();
        if (response.isEmpty()) {
            skipBehindNetwork(findings, config, probe.reason());
            return;
        }
        clock(findings);
        Optional<JsonObject> document = document(findings, response.get());
        if (document.isEmpty()) {
            skipBehindDiscovery(findings, config, "there is no usable document at " + discovery.location());
            return;
        }
        metadata.into(findings, document.get());
        Optional<ProviderMetadata> oten = endpoints(findings, document.get(), response.get());
        if (oten.isPresent()) {
            keys(findings, oten.get().jwksUri());
            otherHosts(findings, oten.get());
            credentials.into(findings);
        } else {
            ClientCredentialsCheck.skip(findings, config, "discovery is unusable");
        }
    }

    private void network(Findings findings, EndpointProbe probe) {
        Obstacle obstacle = probe.obstacle();
        String why = probe.reason();
        if (obstacle == Obstacle.DNS) {
            findings.failed(
                    ChecklistItem.DNS,
                    probe.host() + " cannot be resolved: " + probe.cause()
                            + "; check oten.issuer, this machine's DNS and oten.http.proxy");
            findings.skipped(ChecklistItem.CONNECTION, why);
            findings.skipped(ChecklistItem.HTTPS, why);
            return;
        }
        findings.ok(ChecklistItem.DNS, addresses(probe.host()));
        switch (obstacle) {
            case CONNECTION -> {
                unreachable(findings, probe);
                findings.skipped(ChecklistItem.HTTPS, why);
            }
            case TLS -> {
                findings.ok(ChecklistItem.CONNECTION, "connected to " + probe.origin());
                noTls(findings, probe);
            }
            case RESPONSE -> {
                findings.skipped(ChecklistItem.CONNECTION, why); // lost on the way there or on the way back
                noResponse(findings, probe);
            }
            case NONE, DNS -> findings.ok(ChecklistItem.CONNECTION, probe.origin() + " answers");
        }
    }

    private void unreachable(Findings findings, EndpointProbe probe) {
        findings.failed(
                ChecklistItem.CONNECTION,
                "no connection to " + probe.origin() + " within "
                        + config.http().connectTimeout() + ": " + probe.cause()
                        + "; check the firewall, oten.http.proxy and oten.http.connect-timeout");
    }

    private static void noTls(Findings findings, EndpointProbe probe) {
        findings.failed(
                ChecklistItem.HTTPS,
                "no TLS with " + probe.host() + ": " + probe.cause()
                        + "; check oten.http.trust-store, and for a proxy that signs anew");
    }

    private void noResponse(Findings findings, EndpointProbe probe) {
        findings.failed(
                ChecklistItem.HTTPS,
                probe.cause() + "; expected is a response within "
                        + config.http().timeout() + " (oten.http.timeout)");
    }

    private String addresses(String host) {
        if (config.http().proxy().isPresent()) {
            return "the proxy resolves " + host + " (oten.http.proxy)";
        }
        try {
            return host + " is "
                    + Arrays.stream(InetAddress.getAllByName(host))
                            .map(InetAddress::getHostAddress)
                            .collect(Collectors.joining(", "));
        } catch (UnknownHostException e) {
            return "the JVM's proxy resolves " + host;
        }
    }

    private void clock(Findings findings) {
        if (config.requestObject().mode() != Mode.NONE) {
            findings.add(ChecklistItem.NOT_EXPIRED, requestObjects.clock());
        }
    }

    private Optional<JsonObject> document(Findings findings, RemoteResponse response) {
        String where = discovery.location().toString();
        if (response.status() != 200) {
            findings.failed(
                    ChecklistItem.HTTPS,
                    where + " answers status " + response.status() + "; expected is 200 (oten.issuer)");
            return Optional.empty();
        }
        try {
            JsonObject document = Json.object(response.body());
            findings.ok(ChecklistItem.HTTPS, where + " is there");
            return Optional.of(document);
        } catch (Json.Malformed e) {
            findings.failed(
                    ChecklistItem.HTTPS,
                    where + " is unusable: " + e.fault() + "; look for a proxy in between, or oten.issuer");
            return Optional.empty();
        }
    }

    /** Empty if no login can work with this document. */
    private Optional<ProviderMetadata> endpoints(Findings findings, JsonObject document, RemoteResponse response) {
        String said = Json.string(document, "issuer").orElse("");
        boolean isSame = Issuers.areSame(said, config.issuer());
        if (said.equals(config.issuer())) {
            findings.ok(ChecklistItem.HTTPS, "discovery: issuer is " + said + ", as in oten.issuer");
        } else if (isSame) {
            findings.ok(
                    ChecklistItem.HTTPS,
                    "discovery: issuer is " + said + ", which counts; oten.issuer=" + config.issuer()
                            + " differs in the slash at its end alone");
        } else {
            findings.failed(
                    ChecklistItem.HTTPS,
                    "discovery: issuer is " + PlainText.of(said, 100) + "; expected is oten.issuer=" + config.issuer());
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> Json.string(document, name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            findings.failed(ChecklistItem.HTTPS, "discovery lacks " + String.join(", ", missing) + " (oten.issuer)");
        }
        if (!missing.isEmpty() || !isSame) {
            return Optional.empty();
        }
        try {
            ProviderMetadata oten = discovery.read(response);
            findings.ok(
                    ChecklistItem.HTTPS,
                    "discovery has the endpoints that a login needs: " + String.join(", ", REQUIRED));
            return Optional.of(oten);
        } catch (OtenException e) {
            findings.failed(ChecklistItem.HTTPS, e.getMessage() + " (oten.issuer, oten.http.endpoint-hosts)");
            return Optional.empty();
        }
    }

    private void keys(Findings findings, URI jwksUri) {
        EndpointProbe probe = EndpointProbe.to(jwksUri, http);
        Optional<RemoteResponse> response = probe.response();
        if (response.isEmpty()) {
            obstacle(findings, probe);
            return;
        }
        int count = 0;
        try {
            if (Json.object(response.get().body()).get("keys") instanceof JsonArray keys) {
                count = keys.size();
            }
        } catch (Json.Malformed e) {
            // then there are none
        }
        if (response.get().status() == 200 && count > 0) {
            findings.ok(ChecklistItem.HTTPS, jwksUri + " has " + count + (count == 1 ? " key" : " keys"));
        } else {
            findings.failed(
                    ChecklistItem.HTTPS,
                    jwksUri + " has no keys, status " + response.get().status()
                            + "; expected is a JWK Set: without it no login ends (oten.issuer)");
        }
    }

    /** Any response will do: a GET does nothing at these endpoints. */
    private void otherHosts(Findings findings, ProviderMetadata oten) {
        Map<String, URI> others = new LinkedHashMap<>();
        others.put(oten.tokenEndpoint().getRawAuthority(), oten.tokenEndpoint());
        oten.revocationEndpoint().ifPresent(uri -> others.putIfAbsent(uri.getRawAuthority(), uri));
        if (config.login().userinfo()) {
            oten.userinfoEndpoint().ifPresent(uri -> others.putIfAbsent(uri.getRawAuthority(), uri));
        }
        others.remove(discovery.location().getRawAuthority());
        others.remove(oten.jwksUri().getRawAuthority());
        for (URI uri : others.values()) {
            EndpointProbe probe = EndpointProbe.to(uri, http);
            if (probe.obstacle() == Obstacle.NONE) {
                findings.ok(ChecklistItem.CONNECTION, probe.origin() + " answers");
            } else {
                obstacle(findings, probe);
            }
        }
    }

    private void obstacle(Findings findings, EndpointProbe probe) {
        switch (probe.obstacle()) {
            case NONE -> {}
            case DNS -> findings.failed(ChecklistItem.DNS, probe.host() + " cannot be resolved: " + probe.cause());
            case CONNECTION -> unreachable(findings, probe);
            case TLS -> noTls(findings, probe);
            case RESPONSE -> noResponse(findings, probe);
        }
    }
}
