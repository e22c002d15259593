package com.oten.jakarta;

import com.oten.emulator.OtenEmulator;
import com.oten.jakarta.internal.secret.Secret;
import java.time.Duration;
import java.util.Set;

/** An application with one visitor; see {@link RedeployingServer}. */
public final class RedeployedApplication {
    private RedeployedApplication() {}

    /** From its deployment to the end. */
    public static void live(OtenEmulator oten) {
        TestClock clock = new TestClock();
        WireParty party = WireParty.of(oten, clock).with("oten.retry.delay", "PT0.05S");
        WireSessionStore visitor = party.session();
        AccessToken token = party.sessions().refreshed(visitor);
        party.introspection().introspect(new Secret(token.value()));
        party.userInfo().claims(new Secret(token.value()), "user-alice");
        oten.next(com.oten.emulator.Fault.SERVER_ERROR_TOKEN);
        party.serviceTokens().token(Set.of("read:data")); // at the second try
        clock.advance(Duration.ofMinutes(25));
        party.serviceTokens().token(Set.of("read:data")); // renewed in the background
        party.http().close();
    }
}
