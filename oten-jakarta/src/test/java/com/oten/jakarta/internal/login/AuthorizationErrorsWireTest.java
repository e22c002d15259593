package com.oten.jakarta.internal.login;

import static com.oten.jakarta.error.OtenErrorCode.ACCESS_DENIED;
import static com.oten.jakarta.error.OtenErrorCode.ACCOUNT_SELECTION_REQUIRED;
import static com.oten.jakarta.error.OtenErrorCode.CLIENT_REFUSED;
import static com.oten.jakarta.error.OtenErrorCode.CLIENT_UNAUTHORIZED;
import static com.oten.jakarta.error.OtenErrorCode.CONSENT_REQUIRED;
import static com.oten.jakarta.error.OtenErrorCode.INTERACTION_REQUIRED;
import static com.oten.jakarta.error.OtenErrorCode.LOGIN_REQUIRED;
import static com.oten.jakarta.error.OtenErrorCode.REQUEST_NOT_SUPPORTED;
import static com.oten.jakarta.error.OtenErrorCode.REQUEST_OBJECT_EXPIRED;
import static com.oten.jakarta.error.OtenErrorCode.REQUEST_OBJECT_MISSING;
import static com.oten.jakarta.error.OtenErrorCode.REQUEST_OBJECT_REFUSED;
import static com.oten.jakarta.error.OtenErrorCode.REQUEST_URI_REFUSED;
import static com.oten.jakarta.error.OtenErrorCode.RESPONSE_TYPE_UNSUPPORTED;
import static com.oten.jakarta.error.OtenErrorCode.SCOPE_REFUSED;
import static com.oten.jakarta.error.OtenErrorCode.SERVER_ERROR;
import static com.oten.jakarta.error.OtenErrorCode.TEMPORARILY_UNAVAILABLE;
import static com.oten.jakarta.error.OtenErrorCode.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenDeniedException;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.error.OtenLoginRequiredException;
import com.oten.jakarta.error.OtenProviderException;
import com.oten.jakarta.error.OtenUnavailableException;
import com.oten.jakarta.error.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error that the authorization endpoint sends the browser back with (C14). */
class AuthorizationErrorsWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(
                        Fault.REQUEST_PARAMETER_REQUIRED,
                        "Request parameter is required",
                        REQUEST_OBJECT_MISSING,
                        OtenConfigurationException.class),
                Arguments.of(
                        Fault.JAR_EXPIRED,
                        "JAR token has expired",
                        REQUEST_OBJECT_EXPIRED,
                        OtenUnavailableException.class),
                Arguments.of(
                        Fault.INVALID_REQUEST_OBJECT,
                        "Invalid Request Object: JWT signature verification failed",
                        REQUEST_OBJECT_REFUSED,
                        OtenConfigurationException.class),
                Arguments.of(
                        Fault.ACCESS_DENIED,
                        "The resource owner or authorization server denied the request",
                        ACCESS_DENIED,
                        OtenDeniedException.class),
                Arguments.of(
                        Fault.SERVER_ERROR_AUTHORIZE,
                        "The authorization server encountered an unexpected condition",
                        SERVER_ERROR,
                        OtenUnavailableException.class),
                Arguments.of(
                        Fault.TEMPORARILY_UNAVAILABLE_AUTHORIZE,
                        "",
                        TEMPORARILY_UNAVAILABLE,
                        OtenUnavailableException.class),
                Arguments.of(
                        Fault.CLIENT_REFUSED_AUTHORIZE,
                        "Client authentication failed",
                        CLIENT_REFUSED,
                        OtenConfigurationException.class),
                Arguments.of(
                        Fault.UNAUTHORIZED_CLIENT_AUTHORIZE, "", CLIENT_UNAUTHORIZED, OtenConfigurationException.class),
                Arguments.of(Fault.INVALID_SCOPE, "", SCOPE_REFUSED, OtenConfigurationException.class),
                Arguments.of(
                        Fault.UNSUPPORTED_RESPONSE_TYPE,
                        "",
                        RESPONSE_TYPE_UNSUPPORTED,
                        OtenConfigurationException.class),
                Arguments.of(Fault.REQUEST_NOT_SUPPORTED, "", REQUEST_NOT_SUPPORTED, OtenConfigurationException.class),
                Arguments.of(Fault.INVALID_REQUEST_URI, "", REQUEST_URI_REFUSED, OtenConfigurationException.class),
                Arguments.of(Fault.LOGIN_REQUIRED, "", LOGIN_REQUIRED, OtenLoginRequiredException.class),
                Arguments.of(Fault.INTERACTION_REQUIRED, "", INTERACTION_REQUIRED, OtenLoginRequiredException.class),
                Arguments.of(Fault.CONSENT_REQUIRED, "", CONSENT_REQUIRED, OtenLoginRequiredException.class),
                Arguments.of(
                        Fault.ACCOUNT_SELECTION_REQUIRED,
                        "",
                        ACCOUNT_SELECTION_REQUIRED,
                        OtenLoginRequiredException.class),
                Arguments.of(Fault.UNKNOWN_CODE_AUTHORIZE, "", UNKNOWN, OtenProviderException.class));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("table")
    void each_error_of_the_authorization_endpoint_has_its_row_and_class(
            Fault fault, String guide, OtenErrorCode row, Class<? extends OtenException> type) {
        WireParty party = WireParty.of(extension.emulator(), clock);
        extension.emulator().next(fault);
        StartedLogin login = party.start();
        Callback.Refusal refusal = (Callback.Refusal) party.callback(login);

        var failure = WireFailure.of(() -> party.finish(refusal, login));

        assertThat(refusal.description().orElseThrow()).startsWith(guide);
        assertThat(failure).isExactlyInstanceOf(type);
        assertThat(failure.code()).isEqualTo(row);
        assertThat(failure).hasMessageContaining(fault.error());
        assertThat(extension.emulator().count(Endpoint.TOKEN)).isZero();
    }

    @Test
    void every_fault_of_the_authorization_endpoint_is_in_the_table() {
        assertThat(table().map(arguments -> arguments.get()[0]))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Fault.values())
                        .filter(fault -> fault.endpoint() == Endpoint.AUTHORIZE)
                        .toList());
    }

    @Test
    void a_login_that_Oten_found_too_old_is_started_again_and_succeeds() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        extension.emulator().next(Fault.JAR_EXPIRED);
        StartedLogin login = party.start();
        var failure = WireFailure.of(() -> party.finish(party.callback(login), login));

        StartedLogin again = party.flow().restart(login.transaction(), WireParty.CALLBACK);

        // R11
        assertThat(failure.code().recovery()).isEqualTo(Recovery.RESTART_ONCE);
        assertThat(party.finish(party.callback(again), again).who().subject()).isEqualTo("user-alice");
    }

    @Test
    void a_request_object_that_Oten_refused_is_explained_cause_by_cause() {
        clock.set(Instant.now()); // the emulator's Date header is this machine's
        WireParty party = WireParty.of(extension.emulator(), clock)
                .with("oten.client-secret", "another-secret-than-the-one-at-the-portal");
        StartedLogin login = party.start();

        var failure = WireFailure.of(() -> party.finish(party.callback(login), login));

        assertThat(failure.code()).isEqualTo(REQUEST_OBJECT_REFUSED);
        assertThat(failure)
                .hasMessageStartingWith(
                        "Oten answered invalid_request_object: Invalid Request Object: JWT signature verification failed; 1 ")
                .hasMessageContainingAll(
                        " signature: client secret has 41 bytes, no spaces around it, does not look like Base64"
                                + " - compare it with the portal (oten.client-secret)",
                        " algorithm: alg is HS256",
                        " structure: three parts",
                        " key id: no kid",
                        " public key: none",
                        " clock: this machine's clock");
        assertThat(failure.getMessage()).matches("[ -~]+").doesNotContain("another-secret"); // O02, O04
    }

    @Test
    void a_clock_that_is_off_is_named_before_everything_else() {
        clock.set(Instant.now().plusSeconds(900));
        WireParty party = WireParty.of(extension.emulator(), clock);
        extension.emulator().next(Fault.INVALID_REQUEST_OBJECT);
        StartedLogin login = party.start();

        var failure = WireFailure.of(() -> party.finish(party.callback(login), login));

        assertThat(failure.getMessage())
                .containsPattern("; 1 clock: this machine's clock is \\d{3} s ahead of Oten's, .*; 2 signature: ");
    }

    @Test
    void a_request_object_that_Oten_found_too_old_is_explained_with_both_times() {
        clock.set(Instant.now().minusSeconds(900).truncatedTo(ChronoUnit.SECONDS));
        Instant start = clock.instant();
        WireParty party = WireParty.of(extension.emulator(), clock);
        extension.emulator().next(Fault.JAR_EXPIRED);
        StartedLogin login = party.start();
        Callback refusal = party.callback(login);
        clock.advance(Duration.ofSeconds(30));

        var failure = WireFailure.of(() -> party.finish(refusal, login));

        // R11
        assertThat(failure.getMessage())
                .startsWith("Oten answered invalid_request: JAR token has expired; it was made at " + start
                        + " and valid until " + start.plusSeconds(300) + ", the callback came at "
                        + start.plusSeconds(30))
                .containsPattern("; this machine's clock is \\d{3} s behind Oten's$");
    }

    @Test
    void a_description_with_line_breaks_and_markup_becomes_one_plain_line() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        StartedLogin login = party.start();
        Callback refusal = new CallbackQuery(Map.of(
                        "error", new String[] {"access_denied"},
                        "error_description", new String[] {"no\r\n\u2028\u202eINFO fake" + "x".repeat(1000)},
                        "state", new String[] {login.transaction().state()},
                        "iss", new String[] {extension.emulator().issuer().toString()}))
                .response();

        var failure = WireFailure.of(() -> party.finish(refusal, login));

        // O02
        assertThat(failure.getMessage()).matches("[ -~]{1,300}");
    }
}
