package com.oten.jakarta.cdi;

import com.oten.jakarta.config.Standing;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.OtenInitializer;
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
 * Lets no application begin for which CDI has started the library and the servlet container has not: what the other half
 * closes would be open.
 */
@Dependent
public class Agreement {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");

    @Inject
    private Activation activation;

    /** For the container. */
    public Agreement() {}

    /** After the servlet container's initializers, and before the first request. */
    void check(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        if (OtenInitializer.hasPrepared(context) || !isPostponed(context)) {
            requireBothHalves(context);
        }
    }

    /**
     * Where CDI itself is started by an initializer (Weld in Tomcat), the library's may come after it, and there is time until
     * listeners are told; elsewhere no listener can be added any more.
     */
    private boolean isPostponed(ServletContext context) {
        try {
            context.addListener(new Listener(this));
            return true;
        } catch (IllegalStateException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private void requireBothHalves(ServletContext context) {
        if (OtenInitializer.hasPrepared(context) || activation.standing() instanceof Standing.Unused) {
            return;
        }
        OtenException refusal = OtenErrorCode.CONFIGURATION.exception(
                "the servlet container has not started the library, so that logins and @OtenStepUp cannot work:"
                        + " the absolute-ordering of web.xml has to name oten_jakarta or others");
        LOG.log(Level.ERROR, "{0}", refusal.getMessage()); // not every server says why an application did not begin
        throw refusal;
    }

    private static final class Listener implements ServletContextListener {
        private final Agreement agreement;

        Listener(Agreement agreement) {
            this.agreement = agreement;
        }

        @Override
        public void contextInitialized(ServletContextEvent event) {
            agreement.requireBothHalves(event.getServletContext());
        }
    }
}
