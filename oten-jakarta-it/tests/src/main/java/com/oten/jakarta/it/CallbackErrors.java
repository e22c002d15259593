package com.oten.jakarta.it;

import static com.oten.emulator.Fault.ACCESS_DENIED;
import static com.oten.emulator.Fault.ACCOUNT_SELECTION_REQUIRED;
import static com.oten.emulator.Fault.CLIENT_REFUSED_AUTHORIZE;
import static com.oten.emulator.Fault.CONSENT_REQUIRED;
import static com.oten.emulator.Fault.INTERACTION_REQUIRED;
import static com.oten.emulator.Fault.INVALID_REQUEST_OBJECT;
import static com.oten.emulator.Fault.INVALID_REQUEST_URI;
import static com.oten.emulator.Fault.INVALID_SCOPE;
import static com.oten.emulator.Fault.JAR_EXPIRED;
import static com.oten.emulator.Fault.LOGIN_REQUIRED;
import static com.oten.emulator.Fault.REQUEST_NOT_SUPPORTED;
import static com.oten.emulator.Fault.REQUEST_PARAMETER_REQUIRED;
import static com.oten.emulator.Fault.SERVER_ERROR_AUTHORIZE;
import static com.oten.emulator.Fault.TEMPORARILY_UNAVAILABLE_AUTHORIZE;
import static com.oten.emulator.Fault.UNAUTHORIZED_CLIENT_AUTHORIZE;
import static com.oten.emulator.Fault.UNSUPPORTED_RESPONSE_TYPE;
import static com.oten.jakarta.it.ErrorRow.LOG_IN;
import static com.oten.jakarta.it.ErrorRow.OPERATOR;
import static com.oten.jakarta.it.ErrorRow.START_AGAIN;
import static com.oten.jakarta.it.ErrorRow.USER;
import static com.oten.jakarta.it.ErrorRow.WAIT;
import static com.oten.jakarta.it.ErrorRow.calls;
import static com.oten.jakarta.it.ErrorRow.log;
import static com.oten.jakarta.it.ErrorRow.page;
import static com.oten.jakarta.it.ErrorRow.problem;
import static com.oten.jakarta.it.Mishap.FOR_EVER;
import static com.oten.jakarta.it.Mishap.fails;
import static com.oten.jakarta.it.Mishap.onTheWay;
import static com.oten.jakarta.it.Mishap.parameters;
import static com.oten.jakarta.it.Mishap.says;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.oten.emulator.Fault;
import com.oten.jakarta.it.ErrorRow.ExpectedPage;
import java.net.URI;
import java.util.stream.Stream;

/** The rows of the error table for callbacks. */
final class CallbackErrors {
    private CallbackErrors() {}

    static Stream<ErrorRow> rows() {
        return Stream.of(
                new ErrorRow(
                        "A invalid_request: JAR token has expired, for ever",
                        fails(JAR_EXPIRED, FOR_EVER),
                        calls(2, 0),
                        page(503, WAIT).tryAgain(),
                        problem("request-object-expired", "invalid_request"),
                        log(
                                WARNING,
                                "JAR token has expired",
                                "it was made at 2",
                                "valid until 2",
                                "the callback came at 2",
                                "clock")),
                new ErrorRow(
                        "A invalid_request: Request parameter is required",
                        fails(REQUEST_PARAMETER_REQUIRED, FOR_EVER),
                        calls(1, 0),
                        page(500, OPERATOR),
                        problem("request-object-missing", "invalid_request"),
                        log(ERROR, "Request parameter is required", "oten.request-object.mode")),
                new ErrorRow(
                        "A invalid_request: other",
                        says("invalid_request", "redirect_uri is not registered"),
                        calls(1, 0),
                        page(500, OPERATOR),
                        problem("request-invalid", "invalid_request"),
                        log(ERROR, "redirect_uri is not registered", "oten.request-object.mode")),
                new ErrorRow(
                        "A invalid_request_object",
                        fails(INVALID_REQUEST_OBJECT, FOR_EVER),
                        calls(1, 0),
                        page(500, OPERATOR),
                        problem("request-object-refused", "invalid_request_object"),
                        log(
                                ERROR,
                                "JWT signature verification failed",
                                "1 signature: ",
                                "oten.client-secret",
                                "2 algorithm: alg is HS256",
                                "clock: ",
                                "structure: ",
                                "key id: ",
                                "public key: ")),
                new ErrorRow(
                        "A invalid_client",
                        fails(CLIENT_REFUSED_AUTHORIZE, FOR_EVER),
                        calls(1, 0),
                        page(500, OPERATOR),
                        problem("client-refused", "invalid_client"),
                        log(ERROR, "oten.client-id", "oten.client-secret", "client_secret_post")),
                new ErrorRow(
                        "A unauthorized_client",
                        fails(UNAUTHORIZED_CLIENT_AUTHORIZE, FOR_EVER),
                        calls(1, 0),
                        page(500, OPERATOR),
                        problem("client-unauthorized", "unauthorized_client"),
                        log(ERROR, "not authorized for this request")),
                new ErrorRow(
                        "A access_denied",
                        fails(ACCESS_DENIED, FOR_EVER),
                        calls(1, 0),
                        page(403, USER).tryAgain(),
                        problem("access-denied", "access_denied"),
                        log(INFO)),
                new ErrorRow(
                        "A server_error",
                        fails(SERVER_ERROR_AUTHORIZE, FOR_EVER),
                        calls(1, 0),
                        page(503, WAIT).tryAgain(),
                        problem("server-error", "server_error"),
                        log(WARNING, "unexpected condition")),
                new ErrorRow(
                        "A temporarily_unavailable",
                        fails(TEMPORARILY_UNAVAILABLE_AUTHORIZE, FOR_EVER),
                        calls(1, 0),
                        page(503, WAIT).tryAgain(),
                        problem("temporarily-unavailable", "temporarily_unavailable"),
                        log(WARNING)),
                configuration(INVALID_SCOPE, "scope-refused", "oten.scopes"),
                configuration(UNSUPPORTED_RESPONSE_TYPE, "response-type-unsupported", "oten.client-id"),
                configuration(REQUEST_NOT_SUPPORTED, "request-not-supported", "oten.request-object.mode"),
                configuration(INVALID_REQUEST_URI, "request-uri-refused", "oten.base-url"),
                new ErrorRow(
                        "A request_uri_not_supported",
                        says("request_uri_not_supported", ""),
                        calls(1, 0),
                        page(500, OPERATOR),
                        problem("request-uri-not-supported", "request_uri_not_supported"),
                        log(ERROR, "oten.request-object.mode")),
                interactive(LOGIN_REQUIRED),
                interactive(INTERACTION_REQUIRED),
                interactive(CONSENT_REQUIRED),
                interactive(ACCOUNT_SELECTION_REQUIRED));
    }

    /** Callbacks that belong to no login, or that differ from what Oten sent. */
    static Stream<ErrorRow> strangers() {
        return Stream.of(
                unknown("without a transaction", onTheWay((sent, browser) -> {
                    browser.cookies().clear();
                    return sent;
                })),
                unknown("with an unknown transaction", parameters(sent -> sent.put("state", "a".repeat(43)))),
                unknown("with a tampered transaction", onTheWay((sent, browser) -> {
                    browser.cookies()
                            .of("localhost")
                            .forEach(cookie -> browser.cookies().put(cookie.withValue(flipped(cookie.value()))));
                    return sent;
                })),
                malformed(
                        "without a state",
                        parameters(sent -> sent.remove("state")),
                        page(400, START_AGAIN).startAgain()),
                malformed(
                        "with two states",
                        onTheWay((sent, browser) -> URI.create(sent + "&state=b")),
                        page(400, START_AGAIN).startAgain()),
                malformed(
                        "without code and error",
                        parameters(sent -> sent.remove("code")),
                        page(400, START_AGAIN).tryAgain()),
                malformed(
                        "with code and error",
                        parameters(sent -> sent.put("error", "x")),
                        page(400, START_AGAIN).tryAgain()),
                new ErrorRow(
                        "callback of another issuer",
                        parameters(sent -> sent.put("iss", "https://evil.example")),
                        calls(1, 0),
                        page(400, START_AGAIN).tryAgain(),
                        problem("callback-issuer", "callback_issuer"),
                        log(WARNING, "evil.example")));
    }

    private static ErrorRow configuration(Fault fault, String slug, String key) {
        return new ErrorRow(
                "A " + fault.error(),
                fails(fault, FOR_EVER),
                calls(1, 0),
                page(500, OPERATOR),
                problem(slug, fault.error()),
                log(ERROR, key));
    }

    /** One interactive login follows; when that is refused as well, it ends. */
    private static ErrorRow interactive(Fault fault) {
        return new ErrorRow(
                "A " + fault.error() + ", for ever",
                fails(fault, FOR_EVER),
                calls(2, 0),
                page(401, LOG_IN).tryAgain(),
                problem(fault.error().replace('_', '-'), fault.error()),
                log(INFO));
    }

    private static ErrorRow unknown(String name, Mishap mishap) {
        return new ErrorRow(
                "callback " + name,
                mishap,
                calls(1, 0),
                page(400, START_AGAIN).startAgain(),
                problem("callback-unknown", "callback_unknown"),
                log(INFO));
    }

    private static ErrorRow malformed(String name, Mishap mishap, ExpectedPage page) {
        return new ErrorRow(
                "callback " + name,
                mishap,
                calls(1, 0),
                page,
                problem("callback-malformed", "callback_malformed"),
                log(INFO));
    }

    /** Another character in the middle, where it cannot be padding. */
    private static String flipped(String value) {
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + other + value.substring(middle + 1);
    }
}
