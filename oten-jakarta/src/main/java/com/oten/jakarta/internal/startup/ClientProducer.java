package com.oten.jakarta.internal.startup;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.doctor.Doctor;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.web.RequestHandlers;
import com.oten.jakarta.store.SharedStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes beans of {@link OtenClient}, {@link Doctor} and {@link RequestHandlers}. */
@Dependent
public class ClientProducer {
    /** For the container. */
    public ClientProducer() {}

    @Produces
    @Singleton
    OtenClient client(OtenExtension extension, ServletContext injected, Event<OtenEvent> events, ClusterStore nodes) {
        OtenConfig config = extension
                .config()
                .orElseThrow(() -> OtenErrorCode.CONFIGURATION.exception(
                        "the library is off: oten.client-id is not set or oten.enabled is false"));
        ServletContext context = extension.served().orElse(injected);
        Clock clock = Clock.systemUTC();
        SharedStore store = nodes.store(clock);
        if (store instanceof LocalStore) {
            Stores.warnIfDistributable(context);
        }
        return new OtenClient(
                config, OtenInitializer.contextPath(context), clock, new SecureRandom(), store, events::fire);
    }

    /** Looks at the session cookie as the container has it, after all initializers and listeners. */
    @Produces
    @Singleton
    @Typed(Doctor.class)
    Doctor doctor(OtenClient client, OtenExtension extension, ServletContext injected) {
        ServletContext context = extension.served().orElse(injected);
        return client.doctor().seeing(() -> SessionCookies.of(context));
    }

    /** When the application is undeployed. */
    void close(@Disposes OtenClient client) {
        client.close();
    }

    @Produces
    @Singleton
    RequestHandlers handlers(OtenClient client) {
        return new RequestHandlers(client, Clock.systemUTC(), new SecureRandom());
    }
}
