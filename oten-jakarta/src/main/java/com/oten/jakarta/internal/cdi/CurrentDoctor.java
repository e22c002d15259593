package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.internal.client.Activation;
import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.doctor.Absence;
import com.oten.jakarta.internal.doctor.Doctor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@link OtenDoctor} of this application. */
@ApplicationScoped
public class CurrentDoctor implements OtenDoctor {
    /** Looked up when needed: there is none while the library is off. */
    @Inject
    private Instance<Doctor> oten;

    @Inject
    private Activation activation;

    /** For the container. */
    public CurrentDoctor() {}

    @Override
    public List<OtenFinding> examineLocally() {
        return absence().orElseGet(() -> oten.get().examineLocally());
    }

    @Override
    public List<OtenFinding> examine() {
        return absence().orElseGet(() -> oten.get().examine());
    }

    private Optional<List<OtenFinding>> absence() {
        if (activation.state() instanceof ActivationState.Off off) {
            return Optional.of(Absence.of(off.config()));
        }
        return activation.config().isPresent() ? Optional.empty() : Optional.of(Absence.unused());
    }
}
