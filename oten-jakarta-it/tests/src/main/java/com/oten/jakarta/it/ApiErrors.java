package com.oten.jakarta.it;

import static com.oten.emulator.Fault.CLIENT_AUTHENTICATION_FAILED;
import static com.oten.emulator.Fault.CLIENT_IP_REFUSED;
import static com.oten.emulator.Fault.INVALID_SCOPE_TOKEN;
import static com.oten.emulator.Fault.PUBLIC_CLIENT_CREDENTIALS;
import static com.oten.emulator.Fault.REFRESH_TOKEN_INVALID;
import static com.oten.emulator.Fault.SERVER_ERROR_TOKEN;
import static com.oten.emulator.Fault.TEMPORARILY_UNAVAILABLE;
import static com.oten.emulator.Fault.UNSUPPORTED_GRANT_TYPE;
import static com.oten.jakarta.it.ErrorRow.log;
import static com.oten.jakarta.it.ErrorRow.problem;
import static com.oten.jakarta.it.Mishap.FOR_EVER;
import static com.oten.jakarta.it.Mishap.answers;
import static com.oten.jakarta.it.Mishap.fails;
import static com.oten.jakarta.it.TokenErrors.bare;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.oten.emulator.CannedResponse;
import com.oten.jakarta.it.ApiErrorRow.Grant;
import java.util.Arrays;
import java.util.stream.Stream;

/** The rows of the error table for tokens that a JAX-RS resource asks for. */
final class ApiErrors {
    private ApiErrors() {}

    static Stream<ApiErrorRow> rows() {
        Stream<ApiErrorRow> either = Arrays.stream(Grant.values()).flatMap(ApiErrors::ofEither);
        return Stream.concat(
                either,
                Stream.of(
                        new ApiErrorRow(
                                "T invalid_grant at a refresh",
                                Grant.REFRESH,
                                fails(REFRESH_TOKEN_INVALID, FOR_EVER),
                                1,
                                401,
                                problem("refresh-refused", "invalid_grant"),
                                log(INFO)),
                        new ApiErrorRow(
                                "T invalid_client: Invalid client IP",
                                Grant.SERVICE,
                                fails(CLIENT_IP_REFUSED, FOR_EVER),
                                1,
                                500,
                                problem("client-address-refused", "invalid_client"),
                                log(ERROR, "192.168.1.100", "whitelist", "portal")),
                        new ApiErrorRow(
                                "T unsupported_grant_type",
                                Grant.SERVICE,
                                fails(UNSUPPORTED_GRANT_TYPE, FOR_EVER),
                                1,
                                500,
                                problem("grant-type-unsupported", "unsupported_grant_type"),
                                log(ERROR))));
    }

    private static Stream<ApiErrorRow> ofEither(Grant grant) {
        return Stream.of(
                new ApiErrorRow(
                        "T invalid_client",
                        grant,
                        fails(CLIENT_AUTHENTICATION_FAILED, FOR_EVER),
                        1,
                        500,
                        problem("client-refused", "invalid_client"),
                        log(ERROR, "oten.client-id", "oten.client-secret", "client_secret_post")),
                new ApiErrorRow(
                        "T unauthorized_client",
                        grant,
                        fails(PUBLIC_CLIENT_CREDENTIALS, FOR_EVER),
                        1,
                        500,
                        problem("client-unauthorized", "unauthorized_client"),
                        log(ERROR)),
                new ApiErrorRow(
                        "T server_error, for ever",
                        grant,
                        fails(SERVER_ERROR_TOKEN, FOR_EVER),
                        3,
                        503,
                        problem("server-error", "server_error"),
                        log(WARNING)),
                unavailable("T temporarily_unavailable, for ever", grant, fails(TEMPORARILY_UNAVAILABLE, FOR_EVER), 3),
                unavailable("T 502 without JSON, for ever", grant, answers(bare(502), FOR_EVER), 3),
                unavailable("T 429 without JSON, for ever", grant, answers(bare(429), FOR_EVER), 3),
                unavailable(
                        "T 503 with a Retry-After above 10 s",
                        grant,
                        answers(bare(503).header("Retry-After", "11"), FOR_EVER),
                        1),
                new ApiErrorRow(
                        "T connection lost after the request was sent",
                        grant,
                        answers(CannedResponse.disconnect(), FOR_EVER),
                        1,
                        503,
                        problem("response-lost", "response_lost"),
                        log(WARNING, "127.0.0.1")),
                new ApiErrorRow(
                        "T invalid_scope",
                        grant,
                        fails(INVALID_SCOPE_TOKEN, FOR_EVER),
                        1,
                        500,
                        problem("scope-refused", "invalid_scope"),
                        log(ERROR, "oten.scopes")),
                new ApiErrorRow(
                        "T response that is not JSON",
                        grant,
                        answers(bare(200), FOR_EVER),
                        1,
                        502,
                        problem("response-invalid", "response_invalid"),
                        log(ERROR, "not JSON")),
                new ApiErrorRow(
                        "T response that is too big",
                        grant,
                        answers(CannedResponse.oversized(200, 300 * 1024), FOR_EVER),
                        1,
                        502,
                        problem("response-invalid", "response_invalid"),
                        log(ERROR, "too big")));
    }

    private static ApiErrorRow unavailable(String name, Grant grant, Mishap mishap, int tokens) {
        return new ApiErrorRow(
                name,
                grant,
                mishap,
                tokens,
                503,
                problem("temporarily-unavailable", "temporarily_unavailable"),
                log(WARNING));
    }
}
