package com.oten.jakarta.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.Fault;
import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.OtenLoggedOut;
import com.oten.jakarta.OtenTokensRefreshed;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireFailure;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.WireSessionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The events about a session's tokens. */
class SessionEventsWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    @Test
    void observers_learn_of_a_refresh_with_the_user_and_the_new_expiry() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        WireSessionStore store = party.session();

        var token = party.sessions().refreshed(store);

        assertThat(party.events()).containsExactly(new OtenTokensRefreshed("user-alice", token.expiresAt()));
    }

    @Test
    void observers_learn_once_of_a_refused_refresh_as_the_end_of_the_session() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        WireSessionStore store = party.session();
        extension.emulator().next(Fault.REFRESH_TOKEN_INVALID, 2);

        WireFailure.of(() -> party.sessions().refreshed(store));
        WireFailure.of(() -> party.sessions().refreshed(store));

        assertThat(party.events())
                .containsExactly(new OtenLoggedOut("user-alice", OtenLoggedOut.Reason.TOKENS_EXPIRED));
    }

    @Test
    void observers_do_not_learn_of_an_outage() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        WireSessionStore store = party.session();
        extension.emulator().next(Fault.SERVER_ERROR_TOKEN, 10);

        WireFailure.of(() -> party.sessions().refreshed(store));

        assertThat(party.events()).isEmpty();
    }
}
