package com.oten.jakarta.internal.startup;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.client.Activation;
import com.oten.jakarta.internal.config.ActivationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Refuses to start an application for which CDI has started the library but the servlet container has not: what the
 * latter protects would be open. Payara does not notify a library's beans of the context; {@link LibraryLocation}
 * covers that.
 */
@Dependent
public class StartupAgreement {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    @Inject
    private Activation activation;

    /** For the container. */
    public StartupAgreement() {}

    /** After the servlet container's initializers, and before the first request. */
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        if (!OtenInitializer.hasPrepared(context) && isStartedByInitializer(context)) {
            context.addListener(new Listener(this));
        } else {
            requireBothHalves(context);
        }
    }

    /**
     * If the application contains its own CDI (Weld in Tomcat), an initializer may start CDI before the library's
     * initializer runs; listeners are called after both.
     */
    private static boolean isStartedByInitializer(ServletContext context) {
        try {
            Class.forName("org.jboss.weld.environment.servlet.EnhancedListener", false, context.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void requireBothHalves(ServletContext context) {
        if (OtenInitializer.hasPrepared(context) || activation.state() instanceof ActivationState.Unused) {
            return;
        }
        OtenException refusal = OtenErrorCode.CONFIGURATION.exception(LibraryLocation.LEFT_OUT);
        LOG.log(Level.ERROR, "{0}", refusal.getMessage()); // not every server logs why an application did not start
        throw refusal;
    }

    private static final class Listener implements ServletContextListener {
        private final StartupAgreement agreement;

        Listener(StartupAgreement agreement) {
            this.agreement = agreement;
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            agreement.requireBothHalves(event.getServletContext());
        }
    }
}
