package com.oten.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.HeldResponse;
import com.oten.emulator.OtenEmulator;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.emulator.TestParty;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeldResponseTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(TestParty.emulator());

    private CompletableFuture<HttpResponse<String>> refresh(OtenEmulator oten, Object token) {
        TestParty party = new TestParty(oten);
        return CompletableFuture.supplyAsync(() -> party.token(TestParty.refreshRequest((String) token)));
    }

    @Test
    void holds_an_answer_after_what_it_was_asked_for_has_happened(OtenEmulator oten) {
        Object token = new TestParty(oten).tokens("openid offline_access").get("refresh_token");

        try (HeldResponse answer = oten.hold(Endpoint.TOKEN)) {
            CompletableFuture<HttpResponse<String>> first = refresh(oten, token);
            answer.awaitRequest();

            assertThat(refresh(oten, token).join().statusCode()).isEqualTo(400); // used up already
            assertThat(first).isNotDone();
            answer.release();
            assertThat(first)
                    .succeedsWithin(SOON)
                    .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(200));
        }
    }

    @Test
    void holds_a_canned_answer_too_and_a_reset_lets_it_go(OtenEmulator oten) {
        oten.answer(Endpoint.TOKEN, CannedResponse.of(503, "text/plain", "maintenance"));
        HeldResponse answer = oten.hold(Endpoint.TOKEN);
        CompletableFuture<HttpResponse<String>> request = refresh(oten, "any");
        answer.awaitRequest();

        oten.reset();

        assertThat(request)
                .succeedsWithin(SOON)
                .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(503));
    }
}
