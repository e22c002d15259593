package com.oten.jakarta.internal.client;

import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.config.OtenConfig;
import java.util.Optional;

/** Whether the library is on, for objects that containers create. */
public interface Activation {
    /**
     * What was decided at deployment.
     *
     * @return the same for as long as the application runs
     */
    ActivationState state();

    /**
     * The configuration.
     *
     * @return checked; empty while the library is off
     */
    default Optional<OtenConfig> config() {
        return state() instanceof ActivationState.On on ? Optional.of(on.config()) : Optional.empty();
    }
}
