package com.oten.jakarta.cdi;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.web.Activation;
import com.oten.jakarta.web.OtenInitializer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Lets no application begin for which only one half of the library was started, or in which the halves have seen different
 * things: the other one would close what is left open then.
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
        try {
            OtenInitializer.agree(context, activation.standing());
        } catch (OtenException e) {
            LOG.log(Level.ERROR, "{0}", e.getMessage()); // not every server says why an application did not begin
            throw e;
        }
    }
}
