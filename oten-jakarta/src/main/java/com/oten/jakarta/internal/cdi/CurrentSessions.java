package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.OtenSessions;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.session.SessionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** {@link OtenSessions} for the caller of the current request. */
@ApplicationScoped
public class CurrentSessions implements OtenSessions {
    @Inject
    private CurrentCaller current;

    /** Looked up when needed: there is none while the library is off. */
    @Inject
    private Instance<OtenClient> oten;

    /** For the container. */
    public CurrentSessions() {}

    @Override
    public void endOthers() {
        SessionStore mine = current.store();
        oten.get().userSessions().endOthers(mine);
    }

    @Override
    public void endAll() {
        SessionStore mine = current.store();
        oten.get().userSessions().endAll(mine);
    }
}
