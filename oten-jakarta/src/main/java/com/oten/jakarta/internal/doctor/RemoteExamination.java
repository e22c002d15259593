package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.discovery.ProviderMetadata;
import com.oten.jakarta.internal.doctor.Visit.Obstacle;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.HttpAnswer;
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

/** What only the network can tell. What lies behind something that fails is skipped, with that as its reason. */
final class RemoteExamination {
    private static final List<String> REQUIRED = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

    private final OtenConfig config;
    private final Http http;
    private final Discovery discovery;
    private final RequestObjectChecks requestObjects;
    private final MetadataExamination metadata;
    private final CredentialsTrial credentials;

    RemoteExamination(
            OtenConfig config,
            Http http,
            Discovery discovery,
            RequestObjectChecks requestObjects,
            CredentialsTrial credentials) {
        this.config = config;
        this.http = http;
        this.discovery = discovery;
        this.requestObjects = requestObjects;
        this.metadata = new MetadataExamination(config);
        this.credentials = credentials;
    }

    /** What an examination without the network leaves out. */
    static void skip(Findings findings, OtenConfig config, String why) {
        for (Item item : List.of(Item.HTTPS, Item.CONNECTION, Item.DNS)) {
            findings.skipped(item, why);
        }
        skipBehindNetwork(findings, config, why);
    }

    private static void skipBehindNetwork(Findings findings, OtenConfig config, String why) {
        if (config.requestObject().mode() != Mode.NONE) {
            findings.skipped(Item.NOT_EXPIRED, "difference to Oten's clock: " + why);
        }
        skipBehindDiscovery(findings, config, why);
    }

    private static void skipBehindDiscovery(Findings findings, OtenConfig config, String why) {
        for (Item item : new MetadataExamination(config).items()) {
            findings.skipped(item, "discovery: " + why);
        }
        CredentialsTrial.skip(findings, config, why);
    }

    void into(Findings findings) {
        Visit visit = Visit.to(discovery.location(), http);
        network(findings, visit);
        Optional<HttpAnswer> answer = visit.answer();
        if (answer.isEmpty()) {
            skipBehindNetwork(findings, config, visit.inTheWay());
            return;
        }
        clock(findings);
        Optional<JsonObject> document = document(findings, answer.get());
        if (document.isEmpty()) {
            skipBehindDiscovery(findings, config, "there is no usable document at " + discovery.location());
            return;
        }
        metadata.into(findings, document.get());
        Optional<ProviderMetadata> oten = endpoints(findings, document.get(), answer.get());
        if (oten.isPresent()) {
            keys(findings, oten.get().jwksUri());
            otherHosts(findings, oten.get());
            credentials.into(findings);
        } else {
            CredentialsTrial.skip(findings, config, "discovery is unusable");
        }
    }

    private void network(Findings findings, Visit visit) {
        Obstacle obstacle = visit.obstacle();
        String why = visit.inTheWay();
        if (obstacle == Obstacle.DNS) {
            findings.failed(
                    Item.DNS,
                    visit.host() + " cannot be resolved: " + visit.cause()
                            + "; check oten.issuer, this machine's DNS and oten.http.proxy");
            findings.skipped(Item.CONNECTION, why);
            findings.skipped(Item.HTTPS, why);
            return;
        }
        findings.ok(Item.DNS, addresses(visit.host()));
        switch (obstacle) {
            case CONNECTION -> {
                unreachable(findings, visit);
                findings.skipped(Item.HTTPS, why);
            }
            case TLS -> {
                findings.ok(Item.CONNECTION, "connected to " + visit.origin());
                noTls(findings, visit);
            }
            case ANSWER -> {
                findings.skipped(Item.CONNECTION, why); // lost on the way there or on the way back
                noAnswer(findings, visit);
            }
            case NONE, DNS -> findings.ok(Item.CONNECTION, visit.origin() + " answers");
        }
    }

    private void unreachable(Findings findings, Visit visit) {
        findings.failed(
                Item.CONNECTION,
                "no connection to " + visit.origin() + " within "
                        + config.http().connectTimeout() + ": " + visit.cause()
                        + "; check the firewall, oten.http.proxy and oten.http.connect-timeout");
    }

    private static void noTls(Findings findings, Visit visit) {
        findings.failed(
                Item.HTTPS,
                "no TLS with " + visit.host() + ": " + visit.cause()
                        + "; check oten.http.trust-store, and for a proxy that signs anew");
    }

    private void noAnswer(Findings findings, Visit visit) {
        findings.failed(
                Item.HTTPS,
                visit.cause() + "; expected is an answer within "
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
            findings.add(Item.NOT_EXPIRED, requestObjects.clock());
        }
    }

    private Optional<JsonObject> document(Findings findings, HttpAnswer answer) {
        String where = discovery.location().toString();
        if (answer.status() != 200) {
            findings.failed(
                    Item.HTTPS, where + " answers status " + answer.status() + "; expected is 200 (oten.issuer)");
            return Optional.empty();
        }
        try {
            JsonObject document = Json.object(answer.body());
            findings.ok(Item.HTTPS, where + " is there");
            return Optional.of(document);
        } catch (Json.Malformed e) {
            findings.failed(
                    Item.HTTPS, where + " is unusable: " + e.fault() + "; look for a proxy in between, or oten.issuer");
            return Optional.empty();
        }
    }

    /** Empty if no login can work with this document. */
    private Optional<ProviderMetadata> endpoints(Findings findings, JsonObject document, HttpAnswer answer) {
        String said = Json.string(document, "issuer").orElse("");
        if (said.equals(config.issuer())) {
            findings.ok(Item.HTTPS, "discovery: issuer is " + config.issuer() + ", as in oten.issuer");
        } else {
            findings.failed(
                    Item.HTTPS,
                    "discovery: issuer is " + PlainText.of(said, 100) + "; expected is oten.issuer=" + config.issuer());
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> Json.string(document, name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            findings.failed(Item.HTTPS, "discovery lacks " + String.join(", ", missing) + " (oten.issuer)");
        }
        if (!missing.isEmpty() || !said.equals(config.issuer())) {
            return Optional.empty();
        }
        try {
            ProviderMetadata oten = discovery.read(answer);
            findings.ok(Item.HTTPS, "discovery has the endpoints that a login needs: " + String.join(", ", REQUIRED));
            return Optional.of(oten);
        } catch (OtenException e) {
            findings.failed(Item.HTTPS, e.getMessage() + " (oten.issuer, oten.http.endpoint-hosts)");
            return Optional.empty();
        }
    }

    private void keys(Findings findings, URI jwksUri) {
        Visit visit = Visit.to(jwksUri, http);
        Optional<HttpAnswer> answer = visit.answer();
        if (answer.isEmpty()) {
            obstacle(findings, visit);
            return;
        }
        int count = 0;
        try {
            if (Json.object(answer.get().body()).get("keys") instanceof JsonArray keys) {
                count = keys.size();
            }
        } catch (Json.Malformed e) {
            // then there are none
        }
        if (answer.get().status() == 200 && count > 0) {
            findings.ok(Item.HTTPS, jwksUri + " has " + count + (count == 1 ? " key" : " keys"));
        } else {
            findings.failed(
                    Item.HTTPS,
                    jwksUri + " has no keys, status " + answer.get().status()
                            + "; expected is a JWK Set: without it no login ends (oten.issuer)");
        }
    }

    /** Any answer will do: a GET does nothing at these endpoints. */
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
            Visit visit = Visit.to(uri, http);
            if (visit.obstacle() == Obstacle.NONE) {
                findings.ok(Item.CONNECTION, visit.origin() + " answers");
            } else {
                obstacle(findings, visit);
            }
        }
    }

    private void obstacle(Findings findings, Visit visit) {
        switch (visit.obstacle()) {
            case NONE -> {}
            case DNS -> findings.failed(Item.DNS, visit.host() + " cannot be resolved: " + visit.cause());
            case CONNECTION -> unreachable(findings, visit);
            case TLS -> noTls(findings, visit);
            case ANSWER -> noAnswer(findings, visit);
        }
    }
}
