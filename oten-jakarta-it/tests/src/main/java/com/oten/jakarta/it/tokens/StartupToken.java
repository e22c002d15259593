package com.oten.jakarta.it.tokens;

import com.oten.jakarta.OtenTokenService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Gets a service token while the application starts: nobody has asked for anything yet. */
@ApplicationScoped
public class StartupToken {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenTokenService tokens;

    private volatile String result = "did not run";

    /** For the container. */
    public StartupToken() {}

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            result = tokens.serviceToken().value().isEmpty() ? "no token" : "got one";
        } catch (RuntimeException e) {
            result = e.toString();
        }
    }

    String result() {
        return result;
    }
}
