package com.oten.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oten.emulator.Browser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import com.oten.emulator.request.RequestObjectTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    private TestParty party;

    @BeforeEach
    void approveAll(OtenEmulator oten) {
        party = new TestParty(oten);
        oten.approveAll("alice");
    }

    /** The texts of Oten's guide, written down a second time on purpose. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUEST_PARAMETER_REQUIRED | 400 | invalid_request | Request parameter is required",
                "JAR_EXPIRED | 400 | invalid_request | JAR token has expired",
                "INVALID_REQUEST_OBJECT | 400 | invalid_request_object"
                        + " | Invalid Request Object: JWT signature verification failed",
                "ACCESS_DENIED | 400 | access_denied"
                        + " | The resource owner or authorization server denied the request",
                "SERVER_ERROR_AUTHORIZE | 500 | server_error"
                        + " | The authorization server encountered an unexpected condition",
                "CODE_NOT_FOUND | 400 | invalid_grant | Invalid authorization code: code not found",
                "CODE_ALREADY_USED | 400 | invalid_grant | Invalid authorization code: code already used",
                "CODE_EXPIRED | 400 | invalid_grant | Invalid authorization code: code expired",
                "INVALID_CODE_VERIFIER | 400 | invalid_grant | Invalid code verifier",
                "CLIENT_AUTHENTICATION_FAILED | 401 | invalid_client | Client authentication failed",
                "CLIENT_IP_REFUSED | 401 | invalid_client | Invalid client IP: 192.168.1.100 is not in whitelist",
                "PUBLIC_CLIENT_CREDENTIALS | 403 | unauthorized_client"
                        + " | Public clients are not authorized for client credentials grant",
                "SERVER_ERROR_TOKEN | 500 | server_error | The authorization server encountered an unexpected"
                        + " condition that prevented it from fulfilling the request"
            })
    void speaks_the_words_of_the_guide(Fault fault, int status, String error, String description) {
        assertThat(fault.status()).isEqualTo(status);
        assertThat(fault.error()).isEqualTo(error);
        assertThat(fault.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @EnumSource
    void strikes_the_next_request_and_only_that(Fault fault) {
        OtenEmulator oten = OTEN.emulator();
        oten.next(fault);

        if (fault.endpoint() == Endpoint.TOKEN) {
            Map<String, String> form = TestParty.tokenRequest(party.code());
            HttpResponse<String> struck = party.token(form);
            assertThat(struck.statusCode()).isEqualTo(fault.status());
            assertThat(TestParty.json(struck))
                    .isEqualTo(Map.of("error", fault.error(), "error_description", fault.description()));
            assertThat(party.token(form).statusCode()).isEqualTo(200);
        } else {
            RequestObjectTest.assertRefused(party.authorize(), fault.error(), fault.description());
            assertThat(Browser.callback(party.authorize())).containsKey("code");
        }
    }

    @Test
    void strikes_as_often_as_told(OtenEmulator oten) {
        oten.next(Fault.SERVER_ERROR_TOKEN, 2);
        Map<String, String> form = TestParty.tokenRequest(party.code());

        assertThat(party.token(form).statusCode()).isEqualTo(500);
        assertThat(party.token(form).statusCode()).isEqualTo(500);
        assertThat(party.token(form).statusCode()).isEqualTo(200);
    }

    @Test
    void strikes_in_the_order_of_announcement(OtenEmulator oten) {
        oten.next(Fault.SERVER_ERROR_TOKEN);
        oten.next(Fault.CODE_EXPIRED);

        assertThat(party.token(Map.of()).statusCode()).isEqualTo(500);
        assertThat(TestParty.json(party.token(Map.of())))
                .containsEntry("error_description", "Invalid authorization code: code expired");
    }

    @Test
    void says_when_to_come_back(OtenEmulator oten) {
        oten.next(Fault.TEMPORARILY_UNAVAILABLE, 1, Duration.ofSeconds(7));
        oten.next(Fault.TEMPORARILY_UNAVAILABLE);

        HttpResponse<String> first = party.token(Map.of());
        HttpResponse<String> second = party.token(Map.of());

        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(second.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void lets_a_wrong_authorization_request_fail_for_its_own_reason_and_waits(OtenEmulator oten) {
        oten.next(Fault.LOGIN_REQUIRED);

        HttpResponse<String> wrong = party.authorize(claims -> claims.put("scope", "email"));
        HttpResponse<String> right = party.authorize();

        assertThat(Browser.callback(wrong)).containsEntry("error", "invalid_scope");
        assertThat(Browser.callback(right)).containsEntry("error", "login_required");
    }

    @Test
    void is_forgotten_by_a_reset(OtenEmulator oten) {
        oten.next(Fault.SERVER_ERROR_TOKEN);
        oten.reset();

        assertThat(party.token(TestParty.tokenRequest(party.code())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void does_not_strike_less_than_once(OtenEmulator oten) {
        assertThatThrownBy(() -> oten.next(Fault.CODE_EXPIRED, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("times");
    }
}
