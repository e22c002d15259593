package com.oten.jakarta.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtenExceptionTest {
    @Test
    void says_what_Oten_answered() {
        OtenException made =
                OtenException.ofOAuthError("invalid_client", "Invalid client IP: 192.168.1.100 is not in whitelist");

        // K10: the IP address is named
        assertThat(made)
                .isInstanceOf(OtenConfigurationException.class)
                .hasMessage("Oten answered invalid_client: Invalid client IP: 192.168.1.100 is not in whitelist");
        assertThat(made.code()).isEqualTo(OtenErrorCode.CLIENT_ADDRESS_REFUSED);
    }

    @Test
    void does_without_a_description() {
        assertThat(OtenException.ofOAuthError("access_denied", null)).hasMessage("Oten answered access_denied");
    }

    @Property
    void has_a_message_of_one_plain_line(@ForAll String error, @ForAll String description) {
        OtenException made = OtenException.ofOAuthError(error, description);

        assertThat(made.getMessage()).matches("[\\x20-\\x7e]*"); // O02
    }

    @Test
    void keeps_how_long_to_wait() {
        OtenUnavailableException made =
                (OtenUnavailableException) OtenErrorCode.SERVER_ERROR.exception("down", new IllegalStateException());

        OtenUnavailableException told = made.retryAfter(Duration.ofSeconds(30));

        assertThat(made.retryAfter()).isEmpty();
        assertThat(told.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(told).hasMessage("down").hasCause(made.getCause());
        assertThat(told.code()).isEqualTo(OtenErrorCode.SERVER_ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Invalid client IP: 192.168.1.100 is not in whitelist,192.168.1.100",
                "Invalid client IP: 2001:db8::7 is not in whitelist,2001:db8::7",
                "Invalid client IP 203.0.113.9,203.0.113.9",
                "Invalid client IP: <b>1.2.3.4</b>,none",
                "Invalid client IP: evil.example is not in whitelist,none",
                "Invalid client IP,none"
            })
    void returns_the_refused_IP_address_and_nothing_else(String description, String address) {
        OtenException made = OtenException.ofOAuthError("invalid_client", description);

        assertThat(made)
                .isInstanceOfSatisfying(
                        OtenConfigurationException.class,
                        refused -> assertThat(refused.refusedAddress()).isEqualTo(Optional.ofNullable(address)));
    }

    @Test
    void keeps_a_code_that_no_table_knows_cleaned_and_short() {
        OtenException made = OtenException.ofOAuthError("weather\n" + "x".repeat(100), null);

        assertThat(made.code()).isEqualTo(OtenErrorCode.UNKNOWN);
        assertThat(made.oauthError())
                .hasValueSatisfying(
                        code -> assertThat(code).startsWith("weather\\u000ax").hasSizeLessThan(70));
    }

    @Test
    void has_no_code_of_Oten_for_what_the_library_found_out() {
        assertThat(OtenErrorCode.ID_TOKEN_NONCE.exception("no").oauthError()).isEmpty();
        assertThat(OtenErrorCode.CODE_EXPIRED.exception("no").oauthError()).contains("invalid_grant");
    }
}
