package com.oten.jakarta.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenUnavailableException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error that the token endpoint sends, with the descriptions of Oten's guide to the letter. */
class TokenErrorsWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    static Stream<Arguments> guide() {
        return Stream.of(
                row(
                        400,
                        "invalid_grant",
                        "Invalid authorization code: code not found",
                        OtenErrorCode.CODE_NOT_FOUND,
                        OtenProviderException.class),
                row(
                        400,
                        "invalid_grant",
                        "Invalid authorization code: code already used",
                        OtenErrorCode.CODE_ALREADY_USED,
                        OtenProviderException.class),
                row(
                        400,
                        "invalid_grant",
                        "Invalid authorization code: code expired",
                        OtenErrorCode.CODE_EXPIRED,
                        OtenProviderException.class),
                row(
                        400,
                        "invalid_grant",
                        "Invalid code verifier",
                        OtenErrorCode.CODE_VERIFIER_REFUSED,
                        OtenProviderException.class),
                row(
                        400,
                        "invalid_grant",
                        "Something that is not in the guide",
                        OtenErrorCode.GRANT_REFUSED,
                        OtenProviderException.class),
                row(
                        401,
                        "invalid_client",
                        "Client authentication failed",
                        OtenErrorCode.CLIENT_REFUSED,
                        OtenConfigurationException.class),
                row(
                        401,
                        "invalid_client",
                        "Invalid client IP: 192.168.1.100 is not in whitelist",
                        OtenErrorCode.CLIENT_ADDRESS_REFUSED,
                        OtenConfigurationException.class),
                row(
                        403,
                        "unauthorized_client",
                        "Public clients are not authorized for client credentials grant",
                        OtenErrorCode.CLIENT_UNAUTHORIZED,
                        OtenConfigurationException.class),
                row(
                        500,
                        "server_error",
                        "The authorization server encountered an unexpected condition that prevented it from fulfilling"
                                + " the request",
                        OtenErrorCode.SERVER_ERROR,
                        OtenUnavailableException.class),
                row(
                        503,
                        "temporarily_unavailable",
                        "The authorization server is currently unable to handle the request",
                        OtenErrorCode.TEMPORARILY_UNAVAILABLE,
                        OtenUnavailableException.class),
                row(
                        400,
                        "invalid_scope",
                        "The requested scope is invalid",
                        OtenErrorCode.SCOPE_REFUSED,
                        OtenConfigurationException.class),
                row(
                        400,
                        "unsupported_grant_type",
                        "The grant type is not supported",
                        OtenErrorCode.GRANT_TYPE_UNSUPPORTED,
                        OtenConfigurationException.class),
                row(
                        400,
                        "invalid_request",
                        "Missing parameter: code",
                        OtenErrorCode.REQUEST_INVALID,
                        OtenConfigurationException.class),
                row(
                        400,
                        "weather_too_nice",
                        "An error that no guide mentions",
                        OtenErrorCode.UNKNOWN,
                        OtenProviderException.class));
    }

    private static Arguments row(
            int status, String error, String description, OtenErrorCode row, Class<? extends OtenException> type) {
        return Arguments.of(status, error, description, row, type);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("guide")
    void each_error_of_the_token_endpoint_has_its_row_and_class(
            int status, String error, String description, OtenErrorCode row, Class<? extends OtenException> type) {
        extension
                .emulator()
                .answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(
                                status,
                                "application/json",
                                "{\n  \"error\": \"" + error + "\",\n  \"error_description\": \"" + description
                                        + "\"\n}"),
                        3);
        WireParty party = WireParty.of(extension.emulator(), clock);

        var failure = WireFailure.of(party::login);

        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.code()).isEqualTo(row);
        assertThat(failure).hasMessageContaining(error);
        // K05: only what may pass is tried again
        assertThat(extension.emulator().count(Endpoint.TOKEN)).isEqualTo(status >= 500 ? 3 : 1);
    }

    @Test
    void every_fault_of_the_token_endpoint_is_in_the_table() {
        assertThat(guide().map(arguments ->
                        arguments.get()[1] + ": " + arguments.get()[2]))
                .containsAll(Arrays.stream(Fault.values())
                        .filter(fault -> fault.endpoint() == Endpoint.TOKEN && fault != Fault.REFRESH_TOKEN_INVALID)
                        .map(fault -> fault.error() + ": " + fault.description())
                        .toList());
    }

    @Test
    void an_error_without_description_has_its_row() {
        extension
                .emulator()
                .answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(401, "application/json;charset=UTF-8", "{\"error\":\"invalid_client\"}"));

        var failure = WireFailure.of(WireParty.of(extension.emulator(), clock)::login);

        assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_REFUSED);
    }

    @Test
    void a_wrong_client_secret_is_a_configuration_error() {
        extension.emulator().rotateSecret(WireParty.CLIENT_ID, "the-new-secret-that-is-long-enough-for-HS256");

        var failure = WireFailure.of(
                () -> WireParty.of(extension.emulator(), clock).tokenEndpoint().clientCredentials(java.util.Set.of()));

        assertThat(failure).isInstanceOf(OtenConfigurationException.class);
        assertThat(failure.code()).isEqualTo(OtenErrorCode.CLIENT_REFUSED);
    }

    @Test
    void a_description_with_line_breaks_and_markup_becomes_one_plain_line() {
        extension
                .emulator()
                .answer(
                        Endpoint.TOKEN,
                        CannedResponse.of(
                                400,
                                "application/json",
                                "{\"error\":\"x\\r\\n\\u202e\",\"error_description\":\"<script>\\u001b[31m\\u2028"
                                        + "y".repeat(5_000) + "\"}"));

        var failure = WireFailure.of(WireParty.of(extension.emulator(), clock)::login);

        // O02
        assertThat(failure.code()).isEqualTo(OtenErrorCode.UNKNOWN);
        assertThat(failure.getMessage()).matches("[ -~]{1,400}");
    }
}
