package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.Standing;
import jakarta.servlet.ServletContext;
import java.util.Optional;

/** Whether the library is on, for those parts that containers make themselves. */
public interface Activation {
    /**
     * What was decided at deployment.
     *
     * @return the same for as long as the application runs
     */
    Standing standing();

    /**
     * What CDI has seen of the application, in which there may be several WARs.
     *
     * @return empty if it saw nothing
     */
    Optional<Settings> settings();

    /**
     * Lets the library work for a WAR.
     *
     * @param starting the WAR
     * @return the WAR that it works for: the first one
     */
    ServletContext serve(ServletContext starting);

    /**
     * The WAR that the library works for. Payara injects a context only while it serves a request, and service tokens are
     * wanted before the first.
     *
     * @return empty if none has started yet
     */
    Optional<ServletContext> served();

    /**
     * The configuration.
     *
     * @return checked; empty while the library is off
     */
    default Optional<OtenConfig> config() {
        return standing() instanceof Standing.On on ? Optional.of(on.config()) : Optional.empty();
    }
}
