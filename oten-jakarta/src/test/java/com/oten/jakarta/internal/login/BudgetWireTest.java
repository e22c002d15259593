package com.oten.jakarta.internal.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.CannedResponse;
import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireLog;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.http.Budget;
import com.oten.jakarta.internal.http.CallFailures;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A callback waits for Oten once, whatever it asks; every call alone could take a minute here. */
class BudgetWireTest {
    private static final Duration LITTLE = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final OtenEmulator oten = WireParty.emulator(clock).start();
    private final WireParty party =
            WireParty.of(oten, clock).with("oten.userinfo", "true").with("oten.http.timeout", "PT60S");

    @AfterEach
    void close() {
        oten.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCOVERY", "TOKEN", "JWKS", "USERINFO"})
    void a_callback_gives_up_when_its_time_is_used_up(Endpoint hanging) {
        StartedLogin login = party.start();
        Callback callback = party.callback(login);
        oten.answer(hanging, CannedResponse.hang(Duration.ofSeconds(60)), 9);
        WireParty fresh = hanging == Endpoint.DISCOVERY ? party.anotherNode() : party;

        OtenException failure = WireFailure.of(() -> Budget.of(LITTLE, () -> fresh.finish(callback, login)));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
        assertThat(CallFailures.isTimeOut(failure)).isTrue();
        // never once more; on a slow machine the time may be used up before the first
        assertThat(oten.count(hanging)).isLessThanOrEqualTo(hanging == Endpoint.DISCOVERY ? 2 : 1);
    }

    @Test
    void nobody_waits_for_another_try_that_comes_too_late() {
        WireParty patient = party.with("oten.retry.delay", "PT10S");
        StartedLogin login = patient.start();
        Callback callback = patient.callback(login);
        oten.next(Fault.SERVER_ERROR_TOKEN, 9);

        try (WireLog log = WireLog.open()) {
            OtenException failure =
                    WireFailure.of(() -> Budget.of(Duration.ofSeconds(5), () -> patient.finish(callback, login)));

            assertThat(failure.code()).isEqualTo(OtenErrorCode.SERVER_ERROR);
            assertThat(log.lines()).noneMatch(line -> line.contains("the next one in"));
        }
        assertThat(oten.count(Endpoint.TOKEN)).isEqualTo(1);
    }

    @Test
    void a_connection_that_broke_is_not_a_time_out() {
        StartedLogin login = party.start();
        Callback callback = party.callback(login);
        oten.answer(Endpoint.TOKEN, CannedResponse.disconnect());

        OtenException failure = WireFailure.of(() -> party.finish(callback, login));

        assertThat(failure.code()).isEqualTo(OtenErrorCode.RESPONSE_LOST);
        assertThat(CallFailures.isTimeOut(failure)).isFalse();
    }
}
