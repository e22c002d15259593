package com.oten.jakarta.internal.startup;

import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.client.Endpoints;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.doctor.Doctor;
import com.oten.jakarta.internal.service.ServiceTokens;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.web.RequestHandlers;
import com.oten.jakarta.store.SharedStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes beans of the plain-Java parts: {@link Endpoints}, which need no WAR, and {@link OtenClient}, which does. */
@Dependent
public class ClientProducer {
    /** For the container. */
    public ClientProducer() {}

    @Produces
    @Singleton
    static Endpoints endpoints(OtenExtension extension) {
        return new Endpoints(config(extension), Clock.systemUTC());
    }

    /** When the application starts. */
    static void prefetch(
            @Observes @Initialized(ApplicationScoped.class) Object application,
            OtenExtension extension,
            Instance<Endpoints> endpoints) {
        if (extension.config().isPresent()) {
            endpoints.get().prefetch();
        }
    }

    /** When the application is undeployed. */
    static void close(@Disposes Endpoints endpoints) {
        endpoints.close();
    }

    /** Enterprise beans may want one before the WAR that they are in has started. */
    @Produces
    @Singleton
    static ServiceTokens serviceTokens(Endpoints endpoints) {
        return new ServiceTokens(endpoints.token(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    static OtenClient client(
            Endpoints endpoints,
            OtenExtension extension,
            Instance<ServletContext> injected,
            Event<OtenEvent> events,
            ClusterStore nodes) {
        ServletContext context = context(extension, injected);
        Clock clock = Clock.systemUTC();
        SharedStore store = nodes.store(clock);
        if (store instanceof LocalStore) {
            Stores.warnIfDistributable(context);
        }
        return new OtenClient(
                endpoints,
                config(extension),
                OtenInitializer.contextPath(context),
                clock,
                new SecureRandom(),
                store,
                events::fire);
    }

    private static OtenConfig config(OtenExtension extension) {
        return extension
                .config()
                .orElseThrow(() -> OtenErrorCode.CONFIGURATION.exception(
                        "the library is off: oten.client-id is not set or oten.enabled is false"));
    }

    /** Weld has a context to inject only while a request is processed. */
    private static ServletContext context(OtenExtension extension, Instance<ServletContext> injected) {
        return extension.served().orElseGet(injected::get);
    }

    /** Looks at the session cookie as the container has it, after all initializers and listeners. */
    @Produces
    @Singleton
    @Typed(Doctor.class)
    static Doctor doctor(OtenClient client, OtenExtension extension, Instance<ServletContext> injected) {
        ServletContext context = context(extension, injected);
        return client.doctor().seeing(() -> SessionCookies.of(context));
    }

    @Produces
    @Singleton
    static RequestHandlers handlers(OtenClient client) {
        return new RequestHandlers(client, Clock.systemUTC(), new SecureRandom());
    }
}
