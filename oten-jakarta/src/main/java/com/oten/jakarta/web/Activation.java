package com.oten.jakarta.web;

import com.oten.jakarta.config.OtenConfig;
import java.util.Optional;

/** Whether the library is on, for those parts that containers make themselves. */
public interface Activation {
    /**
     * The configuration.
     *
     * @return checked; empty while the library is off
     */
    Optional<OtenConfig> config();
}
