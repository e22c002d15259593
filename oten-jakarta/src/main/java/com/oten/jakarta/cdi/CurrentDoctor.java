package com.oten.jakarta.cdi;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** {@link OtenDoctor} of this application. */
@ApplicationScoped
public class CurrentDoctor implements OtenDoctor {
    /** Not before it is needed: it does not exist while the library is off. */
    @Inject
    private Instance<RelyingParty> oten;

    /** For the container. */
    public CurrentDoctor() {}

    @Override
    public List<OtenFinding> examineLocally() {
        return oten.get().doctor().examineLocally();
    }

    @Override
    public List<OtenFinding> examine() {
        return oten.get().doctor().examine();
    }
}
