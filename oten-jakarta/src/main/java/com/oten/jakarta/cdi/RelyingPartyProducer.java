package com.oten.jakarta.cdi;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.store.GuardedStore;
import com.oten.jakarta.store.SharedStore;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes the plain-Java library a bean. */
@Dependent
public class RelyingPartyProducer {
    /** For the container. */
    public RelyingPartyProducer() {}

    @Produces
    @Singleton
    RelyingParty relyingParty(
            Activation activation, ServletContext context, Event<OtenEvent> events, Instance<SharedStore> stores) {
        OtenConfig config = activation
                .config()
                .orElseThrow(() -> OtenErrorCode.CONFIGURATION.exception(
                        "the library is off: oten.client-id is not set or oten.enabled is false"));
        Clock clock = Clock.systemUTC();
        SharedStore store =
                stores.isResolvable() ? Stores.guarded(stores.get()) : Stores.open(config.session(), clock, context);
        return new RelyingParty(config, context.getContextPath(), clock, events::fire, store, new SecureRandom());
    }

    /** A cluster is joined when the application starts, not while its first visitor waits. */
    void start(
            @Observes @Initialized(ApplicationScoped.class) Object started,
            Activation activation,
            Instance<RelyingParty> oten) {
        if (activation.config().filter(Stores::isShared).isPresent()) {
            var unused = oten.get();
        }
    }

    void stop(@Disposes RelyingParty oten) {
        if (oten.store() instanceof GuardedStore store) {
            store.close();
        }
    }
}
