package com.oten.jakarta.internal.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireWait;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Made-up tokens keep nobody from logging in. */
class StrangersWireTest {
    private final TestClock clock = new TestClock();
    private final OtenEmulator oten = WireParty.emulator(clock)
            .jwtAccessTokens("https://api.shop.example")
            .start();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        oten.close();
        threads.shutdownNow();
    }

    @Test
    void there_is_a_place_for_a_login_however_many_made_up_tokens_wait() {
        WireParty party = party("introspection");
        party.discovery().metadata();
        BearerTokens tokens = party.bearerTokens();
        oten.answer(Endpoint.INTROSPECT, CannedResponse.hang(Duration.ofMinutes(1)), 100);
        threads.execute(() -> WireFailure.of(() -> tokens.caller(new Secret("made-up-0"))));
        WireWait.until(() -> oten.count(Endpoint.INTROSPECT) == 1);

        for (int i = 1; i < 20; i++) {
            Secret madeUp = new Secret("made-up-" + i);
            OtenException refusal = WireFailure.of(() -> tokens.caller(madeUp));
            assertThat(refusal.code()).isEqualTo(OtenErrorCode.BUSY);
        }

        assertThat(oten.count(Endpoint.INTROSPECT)).isEqualTo(1);
        assertThat(party.login().who().subject()).isEqualTo("user-alice");
    }

    @Test
    void a_new_key_of_Otens_is_found_for_a_login_though_made_up_tokens_have_made_us_look() {
        WireParty party = party("jwt");
        party.login();
        String token = oten.signIdToken(Map.of("sub", "user-alice"));
        OtenException refusal =
                WireFailure.of(() -> party.bearerTokens().caller(new Secret(withKeyId(token, "made-up"))));
        oten.rotateSigningKey();

        assertThat(refusal.code()).isEqualTo(OtenErrorCode.BEARER_REFUSED);
        assertThat(party.login().who().subject()).isEqualTo("user-alice"); // J13
    }

    private static String withKeyId(String token, String keyId) {
        String header = "{\"typ\":\"at+jwt\",\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + token.substring(token.indexOf('.'));
    }

    private WireParty party(String mode) {
        return WireParty.of(oten, clock).changed(all -> {
            all.put("oten.bearer.mode", mode);
            all.put("oten.bearer.audience", "https://api.shop.example");
            all.put("oten.http.max-waiting", "4");
            all.put("oten.http.timeout", "PT60S");
        });
    }
}
