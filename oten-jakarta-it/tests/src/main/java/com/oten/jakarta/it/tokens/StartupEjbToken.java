package com.oten.jakarta.it.tokens;

import com.oten.jakarta.OtenTokenService;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Gets a service token in an enterprise bean that is made as the deployment starts, on some servers before the WAR. */
@Singleton
@Startup
public class StartupEjbToken {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenTokenService tokens;

    private String result = "did not run";

    /** For the container. */
    public StartupEjbToken() {}

    @PostConstruct
    void start() {
        try {
            result = tokens.serviceToken().value().isEmpty() ? "no token" : "got one";
        } catch (RuntimeException e) {
            result = e.toString();
        }
    }

    /**
     * What it came to.
     *
     * @return a word, or the exception
     */
    public String result() {
        return result;
    }
}
