package com.oten.jakarta.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.Recovery;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SilentRefusalTest {
    static Stream<OtenErrorCode> refusals() {
        return Arrays.stream(OtenErrorCode.values()).filter(code -> code.recovery() == Recovery.HAND_BACK);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void is_read_by_the_application(OtenErrorCode code) {
        StubRequest request =
                StubRequest.get().parameter("oten_error", code.oauthError().orElseThrow());

        assertThat(OtenLogin.refusal(request.request())).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "server_error", "invalid_grant", "<script>", "weather_too_nice"})
    void is_nothing_but_one_of_the_four(String forged) {
        assertThat(OtenLogin.refusal(
                        StubRequest.get().parameter("oten_error", forged).request()))
                .isEmpty();
    }

    @Test
    void is_absent_from_other_URLs() {
        assertThat(OtenLogin.refusal(StubRequest.get().request())).isEmpty();
        assertThat(refusals()).hasSize(4);
    }
}
