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

/** What observers hear of a session's tokens. */
class SessionEventsWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    @Test
    void a_refresh_is_told_with_the_person_and_the_new_end() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        WireSessionStore store = party.session();

        var token = party.sessions().refreshed(store);

        assertThat(party.events()).containsExactly(new OtenTokensRefreshed("user-alice", token.expiresAt()));
    }

    @Test
    void a_refused_refresh_is_told_as_the_end_of_the_session_once() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        WireSessionStore store = party.session();
        extension.emulator().next(Fault.REFRESH_TOKEN_INVALID, 2);

        WireFailure.of(() -> party.sessions().refreshed(store));
        WireFailure.of(() -> party.sessions().refreshed(store));

        assertThat(party.events())
                .containsExactly(new OtenLoggedOut("user-alice", OtenLoggedOut.Reason.TOKENS_EXPIRED));
    }

    @Test
    void an_outage_is_not_told() {
        WireParty party = WireParty.of(extension.emulator(), clock);
        WireSessionStore store = party.session();
        extension.emulator().next(Fault.SERVER_ERROR_TOKEN, 10);

        WireFailure.of(() -> party.sessions().refreshed(store));

        assertThat(party.events()).isEmpty();
    }
}
