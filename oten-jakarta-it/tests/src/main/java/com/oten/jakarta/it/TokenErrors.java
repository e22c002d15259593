package com.oten.jakarta.it;

import static com.oten.emulator.Fault.CLIENT_AUTHENTICATION_FAILED;
import static com.oten.emulator.Fault.CODE_ALREADY_USED;
import static com.oten.emulator.Fault.CODE_EXPIRED;
import static com.oten.emulator.Fault.CODE_NOT_FOUND;
import static com.oten.emulator.Fault.INVALID_CODE_VERIFIER;
import static com.oten.emulator.Fault.INVALID_SCOPE_TOKEN;
import static com.oten.emulator.Fault.PUBLIC_CLIENT_CREDENTIALS;
import static com.oten.emulator.Fault.SERVER_ERROR_TOKEN;
import static com.oten.emulator.Fault.TEMPORARILY_UNAVAILABLE;
import static com.oten.emulator.Fault.UNSUPPORTED_GRANT_TYPE;
import static com.oten.jakarta.it.ErrorRow.NOT_COMPLETED;
import static com.oten.jakarta.it.ErrorRow.OPERATOR;
import static com.oten.jakarta.it.ErrorRow.WAIT;
import static com.oten.jakarta.it.ErrorRow.calls;
import static com.oten.jakarta.it.ErrorRow.log;
import static com.oten.jakarta.it.ErrorRow.page;
import static com.oten.jakarta.it.ErrorRow.problem;
import static com.oten.jakarta.it.Mishap.FOR_EVER;
import static com.oten.jakarta.it.Mishap.answers;
import static com.oten.jakarta.it.Mishap.fails;
import static com.oten.jakarta.it.Mishap.idToken;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rows of the error table for responses of the token endpoint to a code exchange. */
final class TokenErrors {
    private static final String JSON = "application/json";

    private TokenErrors() {}

    static Stream<ErrorRow> rows() {
        return Stream.of(
                grant(CODE_NOT_FOUND, "code-not-found", "code not found"),
                grant(CODE_ALREADY_USED, "code-already-used", "code already used"),
                grant(CODE_EXPIRED, "code-expired", "code expired"),
                grant(INVALID_CODE_VERIFIER, "code-verifier-refused", "Invalid code verifier"),
                new ErrorRow(
                        "T invalid_client",
                        fails(CLIENT_AUTHENTICATION_FAILED, FOR_EVER),
                        calls(1, 1),
                        page(500, OPERATOR),
                        problem("client-refused", "invalid_client"),
                        log(ERROR, "oten.client-id", "oten.client-secret", "client_secret_post")),
                new ErrorRow(
                        "T unauthorized_client",
                        fails(PUBLIC_CLIENT_CREDENTIALS, FOR_EVER),
                        calls(1, 1),
                        page(500, OPERATOR),
                        problem("client-unauthorized", "unauthorized_client"),
                        log(ERROR)),
                new ErrorRow(
                        "T server_error, for ever",
                        fails(SERVER_ERROR_TOKEN, FOR_EVER),
                        calls(1, 3),
                        page(503, WAIT).tryAgain(),
                        problem("server-error", "server_error"),
                        log(WARNING, "unexpected condition")),
                unavailable("T temporarily_unavailable, for ever", fails(TEMPORARILY_UNAVAILABLE, FOR_EVER), 3),
                unavailable("T 500 without JSON, for ever", answers(bare(500), FOR_EVER), 3),
                unavailable("T 502 without JSON, for ever", answers(bare(502), FOR_EVER), 3),
                unavailable("T 503 without JSON, for ever", answers(bare(503), FOR_EVER), 3),
                unavailable("T 504 without JSON, for ever", answers(bare(504), FOR_EVER), 3),
                unavailable("T 429 without JSON, for ever", answers(bare(429), FOR_EVER), 3),
                unavailable(
                        "T 429 with a Retry-After above 10 s",
                        answers(bare(429).header("Retry-After", "11"), FOR_EVER),
                        1),
                unavailable(
                        "T temporarily_unavailable with a Retry-After above 10 s",
                        fails(TEMPORARILY_UNAVAILABLE, FOR_EVER, Duration.ofMinutes(2)),
                        1),
                new ErrorRow(
                        "T connection lost after the request was sent, for ever",
                        answers(CannedResponse.disconnect(), FOR_EVER),
                        calls(2, 2),
                        page(503, WAIT).tryAgain(),
                        problem("response-lost", "response_lost"),
                        log(WARNING, "127.0.0.1")),
                configuration(INVALID_SCOPE_TOKEN, "scope-refused", "oten.scopes"),
                configuration(UNSUPPORTED_GRANT_TYPE, "grant-type-unsupported", "oten.client-id"));
    }

    /** Invalid responses. */
    static Stream<ErrorRow> unusable() {
        return Stream.of(
                invalidResponse("a page", CannedResponse.of(200, "text/html", "<h1>eyJ-token</h1>"), "not JSON"),
                invalidResponse(
                        "half a JSON object", CannedResponse.of(200, JSON, "{\"access_token\":\"eyJ-token"), "JSON"),
                invalidResponse("a JSON array", CannedResponse.of(200, JSON, "[\"eyJ-token\"]"), "JSON"),
                invalidResponse("300 KiB", CannedResponse.oversized(200, 300 * 1024), "too big"),
                invalidResponse("400 without a code", CannedResponse.of(400, JSON, "{}"), "status 400"),
                invalidResponse(
                        "a redirect",
                        CannedResponse.of(302, "text/html", "").header("Location", "http://127.0.0.1/"),
                        "status 302"),
                invalidResponse("another token type", tokens("mac", "\"id_token\":\"eyJ-token\""), "token_type"),
                invalidResponse(
                        "no access token",
                        CannedResponse.of(200, JSON, "{\"token_type\":\"Bearer\",\"id_token\":\"eyJ-token\"}"),
                        "access_token"),
                invalidResponse("no ID token", tokens("Bearer", "\"scope\":\"openid\""), "id_token"),
                invalidResponse(
                        "an ID token with a line break", tokens("Bearer", "\"id_token\":\"eyJ-\\ntoken\""), "id_token"),
                check("id-token-malformed", answers(tokens("Bearer", "\"id_token\":\"eyJ-token\""), FOR_EVER)),
                check("id-token-issuer", claims(token -> token.put("iss", "https://evil.example"))),
                check("id-token-audience", claims(token -> token.put("aud", "another-client"))),
                check("id-token-expired", claims(token -> token.put("exp", 1_000_000_000L))),
                check("id-token-malformed", claims(token -> token.remove("iat"))),
                check("id-token-not-yet-valid", claims(token -> token.put("nbf", 9_000_000_000L))),
                check("id-token-nonce", claims(token -> token.put("nonce", "a".repeat(43)))),
                check("id-token-subject", claims(token -> token.remove("sub"))),
                check("id-token-access-token-hash", claims(token -> token.put("at_hash", "AAAA"))));
    }

    private static ErrorRow grant(Fault fault, String slug, String which) {
        return new ErrorRow(
                "T invalid_grant at the exchange: " + which + ", for ever",
                fails(fault, FOR_EVER),
                calls(2, 2),
                page(502, NOT_COMPLETED).tryAgain(),
                problem(slug, "invalid_grant"),
                log(WARNING, which));
    }

    private static ErrorRow unavailable(String name, Mishap mishap, int tries) {
        return new ErrorRow(
                name,
                mishap,
                calls(1, tries),
                page(503, WAIT).tryAgain(),
                problem("temporarily-unavailable", "temporarily_unavailable"),
                log(WARNING));
    }

    private static ErrorRow configuration(Fault fault, String slug, String key) {
        return new ErrorRow(
                "T " + fault.error(),
                fails(fault, FOR_EVER),
                calls(1, 1),
                page(500, OPERATOR),
                problem(slug, fault.error()),
                log(ERROR, key));
    }

    private static ErrorRow invalidResponse(String name, CannedResponse response, String fault) {
        return new ErrorRow(
                "T response is " + name,
                answers(response, FOR_EVER),
                calls(1, 1),
                page(502, NOT_COMPLETED),
                problem("response-invalid", "response_invalid"),
                log(ERROR, fault));
    }

    private static ErrorRow check(String slug, Mishap mishap) {
        return new ErrorRow(
                "T failed check: " + slug,
                mishap,
                calls(1, 1),
                page(502, NOT_COMPLETED),
                problem(slug, slug.replace('-', '_')),
                log(ERROR, "ID token refused"));
    }

    /** What proxies and load balancers send. */
    static CannedResponse bare(int status) {
        return CannedResponse.of(status, "text/html", "<html><h1>" + status + "</h1>nginx</html>");
    }

    private static CannedResponse tokens(String type, String more) {
        return CannedResponse.of(
                200, JSON, "{\"access_token\":\"eyJ-token\",\"token_type\":\"" + type + "\"," + more + "}");
    }

    private static Mishap claims(Consumer<Map<String, Object>> change) {
        return idToken(claims -> {
            change.accept(claims);
            return claims;
        });
    }
}
