package com.oten.jakarta.cdi;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.store.LocalStore;
import com.oten.jakarta.store.SharedStore;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.RelyingParty;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes the plain-Java library a bean. */
@ApplicationScoped
public class RelyingPartyProducer {
    /** Set once, at the start; the one that can be injected is there during requests only. */
    private volatile @Nullable ServletContext started;

    /** For the container. */
    public RelyingPartyProducer() {}

    @Produces
    @Singleton
    RelyingParty relyingParty(
            Activation activation, ServletContext injected, Event<OtenEvent> events, NodesStore nodes) {
        OtenConfig config = activation
                .config()
                .orElseThrow(() -> OtenErrorCode.CONFIGURATION.exception(
                        "the library is off: oten.client-id is not set or oten.enabled is false"));
        ServletContext known = started;
        ServletContext context = known == null ? injected : known;
        Clock clock = Clock.systemUTC();
        SharedStore store = nodes.store(clock);
        if (store instanceof LocalStore) {
            Stores.warnOfLoneliness(context);
        }
        return new RelyingParty(config, context.getContextPath(), clock, events::fire, store, new SecureRandom());
    }

    /** Before the application's own observers, who may want a service token. */
    void start(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_BEFORE)
                    Object event) {
        if (event instanceof ServletContext context) {
            started = context;
        }
    }
}
