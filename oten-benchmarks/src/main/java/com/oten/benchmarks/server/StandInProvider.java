package com.oten.benchmarks.server;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.oten.benchmarks.core.Algorithm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A provider that asks nobody anything and takes every request, with a request object or without, so that clients that
 * know no request objects can be measured beside the library. It remembers nothing: a code holds what its token needs.
 */
public final class StandInProvider {
    private static final String KEY_ID = "stand-in";

    private final String issuer;
    private final Algorithm algorithm;
    private final KeyPair pair;
    private final AtomicLong codes = new AtomicLong();

    private StandInProvider(String issuer, Algorithm algorithm) {
        this.issuer = issuer;
        this.algorithm = algorithm;
        this.pair = algorithm.pair();
    }

    /** Runs until the process is ended. Arguments: the port, and {@code RS256} or {@code EdDSA}. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(16));
        StandInProvider provider = new StandInProvider(
                "http://localhost:" + port, Algorithm.valueOf(arguments[1].toUpperCase(Locale.ROOT)));
        server.createContext("/.well-known/openid-configuration", provider::metadata);
        server.createContext("/keys", provider::keys);
        server.createContext("/authorize", provider::authorize);
        server.createContext("/token", provider::token);
        server.createContext("/userinfo", provider::userInfo);
        server.start();
    }

    /** How many characters the tokens of one login have together, for the library with a nonce of 43. */
    static int tokens(String issuer) throws IOException, InterruptedException {
        String code = encoded("{\"client\":\"oten\",\"nonce\":\"%s\"}".formatted("n".repeat(43)));
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + "/token"))
                                .POST(HttpRequest.BodyPublishers.ofString("code=" + code))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        try {
            Map<String, Object> tokens = JSONObjectUtils.parse(response.body());
            return String.valueOf(tokens.get("access_token")).length()
                    + String.valueOf(tokens.get("id_token")).length();
        } catch (ParseException e) {
            throw new IOException("no tokens", e);
        }
    }

    private void metadata(HttpExchange exchange) throws IOException {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("jwks_uri", issuer + "/keys");
        document.put("userinfo_endpoint", issuer + "/userinfo");
        document.put("end_session_endpoint", issuer + "/logout");
        document.put("revocation_endpoint", issuer + "/revoke");
        document.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of(algorithm.jose()));
        document.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic", "none"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("authorization_response_iss_parameter_supported", true);
        document.put("request_parameter_supported", true);
        document.put("request_uri_parameter_supported", true);
        document.put("request_object_signing_alg_values_supported", List.of("HS256", "EdDSA"));
        json(exchange, JSONObjectUtils.toJSONString(document));
    }

    private void keys(HttpExchange exchange) throws IOException {
        json(exchange, "{\"keys\":[" + algorithm.jwk(pair.getPublic(), KEY_ID) + "]}");
    }

    /** Sends the browser back at once, as a provider does where the user is logged in already. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, Object> asked = new LinkedHashMap<>();
        parameters(exchange.getRequestURI().getRawQuery()).forEach(asked::put);
        try {
            if (asked.get("request") instanceof String object) {
                asked.putAll(SignedJWT.parse(object).getPayload().toJSONObject());
            }
        } catch (ParseException e) {
            respond(exchange, 400, "no request object");
            return;
        }
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("client", asked.get("client_id"));
        code.put("nonce", asked.get("nonce"));
        code.put("number", codes.incrementAndGet()); // Open Liberty's client takes no code twice, and sends no nonce
        Map<String, List<String>> answer = new LinkedHashMap<>();
        answer.put("code", List.of(encoded(JSONObjectUtils.toJSONString(code))));
        answer.put("state", List.of(String.valueOf(asked.get("state"))));
        answer.put("iss", List.of(issuer));
        exchange.getResponseHeaders()
                .set("Location", asked.get("redirect_uri") + "?" + URLUtils.serializeParameters(answer));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            String code = String.valueOf(parameters(form).get("code"));
            Map<String, Object> known =
                    JSONObjectUtils.parse(new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8));
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("access_token", signed(known, null));
            response.put("token_type", "Bearer");
            response.put("expires_in", 3_600);
            response.put("id_token", signed(known, String.valueOf(known.get("nonce"))));
            json(exchange, JSONObjectUtils.toJSONString(response));
        } catch (ParseException e) {
            respond(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    /** Access tokens are signed alike, because WildFly's client reads them. */
    private String signed(Map<String, Object> code, @Nullable String nonce) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("sub", "ada");
        claims.put("aud", code.get("client"));
        claims.put("iat", now);
        claims.put("exp", now + 3_600);
        claims.put("name", "Ada Lovelace");
        claims.put("email", "ada@example.com");
        claims.put("groups", List.of("engineers", "poets"));
        if (nonce != null && !nonce.equals("null")) {
            claims.put("nonce", nonce);
        }
        return algorithm.signed(pair.getPrivate(), KEY_ID, JSONObjectUtils.toJSONString(claims));
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        json(exchange, "{\"sub\":\"ada\",\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\"}");
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> first = new LinkedHashMap<>();
        URLUtils.parseParameters(query).forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        respond(exchange, 200, body);
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
