package com.oten.jakarta.it.lab;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.inject.Inject;
import java.util.Optional;

/** An enterprise bean: called, asynchronous, and by a timer. */
@Stateless
@DeclareRoles("admins")
@PermitAll
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class LabBean {
    @Inject
    private Sight sight;

    @Inject
    private Errands errands;

    @Resource
    private SessionContext context;

    @Resource
    private TimerService timers;

    /** For the container. */
    public LabBean() {}

    /**
     * In the caller's thread.
     *
     * @return what is seen
     */
    public String sight() {
        return sight.of(context::getCallerPrincipal, context::isCallerInRole, Optional.empty());
    }

    /**
     * Returns at once.
     *
     * @param errand what to do in another thread
     */
    @Asynchronous
    public void run(Errand errand) {
        errand.run(() -> sight.of(context::getCallerPrincipal, context::isCallerInRole, errand.captured()));
    }

    /**
     * Has a timer do it.
     *
     * @param errand the name
     */
    public void runLater(String errand) {
        timers.createSingleActionTimer(1, new TimerConfig(errand, false));
    }

    @Timeout
    void timeout(Timer timer) {
        run(errands.named((String) timer.getInfo()));
    }
}
