package com.oten.jakarta.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.StartedLogin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A callback has one budget for all that it does: it is there also between the calls, which have budgets of their own. */
class CallbackBudgetWireTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock();
    private final OtenEmulator oten = WireParty.emulator(clock).start();
    private final WireParty party = WireParty.of(oten, clock).with("oten.userinfo", "true");

    @AfterEach
    void close() {
        oten.close();
    }

    @Test
    void a_callback_has_ten_seconds_in_all_from_its_beginning_to_its_end() {
        StartedLogin login = party.start();
        MatchedCallback matched = party.matched(party.callback(login), login);
        Thread callbacks = Thread.currentThread();
        List<Duration> left = new ArrayList<>();
        clock.whenRead(() -> {
            if (Thread.currentThread().equals(callbacks)) {
                left.add(Budget.left(Duration.ofDays(1)));
            }
        });

        party.flow().finish(matched, WireParty.CALLBACK);

        assertThat(left).isNotEmpty().allMatch(time -> time.compareTo(TEN_SECONDS) <= 0);
        assertThat(Budget.left(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1)); // and it ends with the callback
    }

    @Test
    void a_refresh_has_as_much_in_all() {
        WireSessionStore session = party.session();
        List<Duration> left = new CopyOnWriteArrayList<>();
        party.whenLookingUp("oten.client-secret", () -> left.add(Budget.left(Duration.ofDays(1))));

        party.sessions().refreshed(session);

        assertThat(left).anyMatch(time -> time.compareTo(TEN_SECONDS) <= 0);
    }
}
