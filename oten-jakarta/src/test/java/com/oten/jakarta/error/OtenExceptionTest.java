package com.oten.jakarta.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OtenExceptionTest {
    @Test
    void says_what_Oten_answered() {
        OtenException made =
                OtenException.ofOAuthError("invalid_client", "Invalid client IP: 192.168.1.100 is not in whitelist");

        // K10: the address is named
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
}
