package com.oten.emulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RobustnessTest {
    @RegisterExtension
    static final OtenEmulatorExtension OTEN = OtenEmulatorExtension.with(TestParty.emulator());

    @Test
    void answers_even_when_an_error_is_thrown_inside(OtenEmulator oten) {
        TestParty party = new TestParty(oten);
        String code = party.code();
        oten.customizeIdToken(claims -> {
            throw new AssertionError("thrown by the test's own code");
        });

        Map<String, Object> answer = TestParty.json(party.token(TestParty.tokenRequest(code)));

        assertThat(answer).containsEntry("error", "server_error");
    }

    @Test
    void survives_a_caller_that_goes_away(OtenEmulator oten) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), oten.port())) {
            socket.getOutputStream()
                    .write("POST /v1/oauth/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(new TestParty(oten).code()).isNotEmpty();
    }
}
