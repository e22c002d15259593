package com.oten.jakarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.emulator.OtenEmulatorExtension;
import com.oten.jakarta.TestClock;
import com.oten.jakarta.WireParty;
import com.oten.jakarta.session.OtenSession;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a request sees of the session that the container keeps. */
class HttpSessionStoreWireTest {
    private final TestClock clock = new TestClock();

    @RegisterExtension
    final OtenEmulatorExtension extension = OtenEmulatorExtension.with(WireParty.emulator(clock));

    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final AtomicBoolean isInvalid = new AtomicBoolean();
    private WireParty party;
    private HttpSessionStore store;
    private OtenSession session;

    @BeforeEach
    void logIn() {
        party = WireParty.of(extension.emulator(), clock);
        session = party.session().current().orElseThrow();
        store = new HttpSessionStore(
                StubRequest.get().with("getSession", container()).request(), party.sessions());
        store.begin(session);
    }

    private HttpSession container() {
        return (HttpSession) Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(),
                new Class<?>[] {HttpSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "invalidate" -> {
                        isInvalid.set(true);
                        attributes.clear();
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void gives_the_session_that_was_begun() {
        assertThat(store.current()).contains(session);
    }

    @Test
    void takes_a_session_that_was_ended_at_Oten_for_none_and_discards_it() {
        party.sessions().logoutIndex().endPerson(session.issuer(), session.subject(), clock.instant());

        assertThat(store.current()).isEmpty(); // S12
        assertThat(isInvalid).isFalse();
        store.discardEnded();
        assertThat(isInvalid).isTrue();
    }

    @Test
    void takes_a_session_older_than_sessions_get_for_none() {
        clock.advance(Duration.ofHours(24));

        assertThat(store.current()).isEmpty();
        store.discardEnded();
        assertThat(isInvalid).isTrue();
    }

    @Test
    void does_not_discard_a_session_that_goes_on() {
        store.discardEnded();

        assertThat(isInvalid).isFalse();
    }

    @Test
    void leaves_nothing_of_a_session_that_was_ended_at_Oten_to_the_next_login() {
        attributes.put("cart", "full");
        party.sessions().logoutIndex().endPerson(session.issuer(), session.subject(), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        store.begin(party.session().current().orElseThrow());

        assertThat(isInvalid).isTrue();
        assertThat(attributes).doesNotContainKey("cart");
        assertThat(store.current()).isPresent();
    }
}
