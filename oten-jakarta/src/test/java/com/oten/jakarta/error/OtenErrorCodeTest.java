package com.oten.jakarta.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtenErrorCodeTest {
    /** Code and description to the letter as in Oten's guide "Common Errors"; row, status and who has to act. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_request|Request parameter is required|REQUEST_OBJECT_MISSING|500|OPERATOR|PAGE",
                "invalid_request|JAR token has expired|REQUEST_OBJECT_EXPIRED|503|WAIT|RESTART_ONCE",
                "invalid_request|something else|REQUEST_INVALID|500|OPERATOR|PAGE",
                "invalid_request||REQUEST_INVALID|500|OPERATOR|PAGE",
                "invalid_request_object|Invalid Request Object: JWT signature verification failed"
                        + "|REQUEST_OBJECT_REFUSED|500|OPERATOR|PAGE",
                "invalid_request_object||REQUEST_OBJECT_REFUSED|500|OPERATOR|PAGE",
                "invalid_grant|Invalid authorization code: code not found|CODE_NOT_FOUND|502|PROVIDER|RESTART_ONCE",
                "invalid_grant|Invalid authorization code: code already used|CODE_ALREADY_USED|502|PROVIDER|RESTART_ONCE",
                "invalid_grant|Invalid authorization code: code expired|CODE_EXPIRED|502|PROVIDER|RESTART_ONCE",
                "invalid_grant|Invalid code verifier|CODE_VERIFIER_REFUSED|502|PROVIDER|RESTART_ONCE",
                "invalid_grant|Invalid refresh token|GRANT_REFUSED|502|PROVIDER|RESTART_ONCE",
                "invalid_grant||GRANT_REFUSED|502|PROVIDER|RESTART_ONCE",
                "invalid_client|Client authentication failed|CLIENT_REFUSED|500|OPERATOR|PAGE",
                "invalid_client||CLIENT_REFUSED|500|OPERATOR|PAGE",
                "invalid_client|Invalid client IP: 192.168.1.100 is not in whitelist"
                        + "|CLIENT_ADDRESS_REFUSED|500|OPERATOR|PAGE",
                "unauthorized_client|Public clients are not authorized for client credentials grant"
                        + "|CLIENT_UNAUTHORIZED|500|OPERATOR|PAGE",
                "access_denied|The resource owner or authorization server denied the request"
                        + "|ACCESS_DENIED|403|USER|TRY_AGAIN",
                "server_error|The authorization server encountered an unexpected condition"
                        + "|SERVER_ERROR|503|WAIT|TRY_AGAIN",
                "server_error|The authorization server encountered an unexpected condition that prevented it from"
                        + " fulfilling the request|SERVER_ERROR|503|WAIT|TRY_AGAIN",
                "temporarily_unavailable||TEMPORARILY_UNAVAILABLE|503|WAIT|TRY_AGAIN",
                "invalid_scope||SCOPE_REFUSED|500|OPERATOR|PAGE",
                "unsupported_response_type||RESPONSE_TYPE_UNSUPPORTED|500|OPERATOR|PAGE",
                "unsupported_grant_type||GRANT_TYPE_UNSUPPORTED|500|OPERATOR|PAGE",
                "request_not_supported||REQUEST_NOT_SUPPORTED|500|OPERATOR|PAGE",
                "request_uri_not_supported||REQUEST_URI_NOT_SUPPORTED|500|OPERATOR|PAGE",
                "invalid_request_uri||REQUEST_URI_REFUSED|500|OPERATOR|PAGE",
                "login_required||LOGIN_REQUIRED|401|LOGIN|HAND_BACK",
                "interaction_required||INTERACTION_REQUIRED|401|LOGIN|HAND_BACK",
                "consent_required||CONSENT_REQUIRED|401|LOGIN|HAND_BACK",
                "account_selection_required||ACCOUNT_SELECTION_REQUIRED|401|LOGIN|HAND_BACK",
                "unmet_authentication_requirements||UNMET_AUTHENTICATION_REQUIREMENTS|403|USER|TRY_AGAIN",
                "no_such_code|whatever|UNKNOWN|502|PROVIDER|PAGE",
                "INVALID_GRANT|Invalid code verifier|UNKNOWN|502|PROVIDER|PAGE"
            })
    void finds_the_row(
            String error,
            String description,
            OtenErrorCode row,
            int status,
            Responsible responsible,
            Recovery recovery) {
        OtenErrorCode found = OtenErrorCode.of(error, Optional.ofNullable(description));

        // C14
        assertThat(found).isEqualTo(row);
        assertThat(found.status()).isEqualTo(status);
        assertThat(found.responsible()).isEqualTo(responsible);
        assertThat(found.recovery()).isEqualTo(recovery);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAR TOKEN HAS EXPIRED", "jar token has expired", "JAR token has expired."})
    void does_not_mind_the_case_of_a_description(String description) {
        assertThat(OtenErrorCode.of("invalid_request", Optional.of(description)))
                .isEqualTo(OtenErrorCode.REQUEST_OBJECT_EXPIRED);
    }

    @Property
    void has_a_row_for_everything(@ForAll String error, @ForAll String description) {
        assertThat(OtenErrorCode.of(error, Optional.of(description))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void makes_the_exception_of_who_has_to_act(OtenErrorCode row) {
        Class<? extends OtenException> expected = switch (row.responsible()) {
            case OPERATOR -> OtenConfigurationException.class;
            case USER -> OtenDeniedException.class;
            case CHECK -> OtenRejectedException.class;
            case WAIT -> OtenUnavailableException.class;
            case PROVIDER -> OtenProviderException.class;
            case LOGIN -> OtenLoginRequiredException.class;
        };
        IllegalStateException cause = new IllegalStateException("why");

        OtenException made = row.exception("what", cause);

        assertThat(made).isExactlyInstanceOf(expected).hasMessage("what").hasCause(cause);
        assertThat(made.code()).isEqualTo(row);
        assertThat(row.exception("what")).hasNoCause();
    }

    @ParameterizedTest
    @EnumSource
    void has_a_complete_row(OtenErrorCode row) {
        assertThat(row.status()).isBetween(400, 599);
        assertThat(row.advice()).isNotBlank();
        assertThat(row.level()).isNotNull();
        assertThat(row.slug()).matches("[a-z]+(-[a-z]+)*");
        assertThat(row.type()).hasToString("urn:oten:error:" + row.slug());
    }

    @ParameterizedTest
    @EnumSource
    void has_the_status_that_fits_who_has_to_act(OtenErrorCode row) {
        // DESIGN section 8
        switch (row.responsible()) {
            case OPERATOR -> assertThat(row.status()).isEqualTo(500);
            case USER -> assertThat(row.status()).isEqualTo(403);
            case WAIT -> assertThat(row.status()).isEqualTo(503);
            case PROVIDER -> assertThat(row.status()).isEqualTo(502);
            case LOGIN -> assertThat(row.status()).isEqualTo(401);
            case CHECK -> assertThat(row.status()).isIn(400, 401, 403, 404, 405, 502);
        }
    }

    @Test
    void has_one_slug_a_row() {
        assertThat(Arrays.stream(OtenErrorCode.values()).map(OtenErrorCode::slug))
                .doesNotHaveDuplicates();
    }

    @Test
    void finds_every_code_that_a_row_has() {
        assertThat(Arrays.stream(OtenErrorCode.values())
                        .flatMap(row -> row.oauthError().stream())
                        .distinct())
                .allSatisfy(code -> assertThat(
                                OtenErrorCode.of(code, Optional.empty()).oauthError())
                        .contains(code));
    }

    @Test
    void logs_no_error_for_what_users_do() {
        assertThat(OtenErrorCode.ACCESS_DENIED.level()).isEqualTo(System.Logger.Level.INFO); // C14
        assertThat(OtenErrorCode.CALLBACK_UNKNOWN.level()).isEqualTo(System.Logger.Level.INFO);
        assertThat(OtenErrorCode.CALLBACK_ISSUER.level()).isEqualTo(System.Logger.Level.WARNING); // C06
    }
}
