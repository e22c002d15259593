package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.http.Http;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the checklist of Oten's guide, and inside a server looks at the session cookie. Thread-safe. */
public final class Doctor implements OtenDoctor {
    private final OtenConfig config;
    private final LocalChecks local;
    private final RemoteChecks remote;
    private final SessionCookieCheck cookieCheck;
    private final Supplier<Optional<SessionCookie>> cookie;

    public Doctor(
            OtenConfig config,
            String contextPath,
            RequestObjectChecks requestObjects,
            Http http,
            Discovery discovery,
            TokenEndpoint tokenEndpoint) {
        this.config = config;
        this.local = new LocalChecks(config, contextPath, requestObjects);
        this.remote = new RemoteChecks(
                config, http, discovery, requestObjects, new ClientCredentialsCheck(config, tokenEndpoint));
        this.cookieCheck = new SessionCookieCheck(config.site(), contextPath);
        this.cookie = Optional::empty;
    }

    private Doctor(Doctor other, Supplier<Optional<SessionCookie>> cookie) {
        this.config = other.config;
        this.local = other.local;
        this.remote = other.remote;
        this.cookieCheck = other.cookieCheck;
        this.cookie = cookie;
    }

    /**
     * The same doctor inside a server.
     *
     * @param known asked whenever the doctor examines
     * @return one that looks at the session cookie as well
     */
    public Doctor seeing(Supplier<SessionCookie> known) {
        return new Doctor(this, () -> Optional.of(known.get()));
    }

    @Override
    public List<OtenFinding> examineLocally() {
        Findings findings = new Findings();
        local(findings);
        RemoteChecks.skip(findings, config, "only what needs no network was checked");
        return findings.inOrder();
    }

    @Override
    public List<OtenFinding> examine() {
        Findings findings = new Findings();
        local(findings);
        remote.into(findings);
        return findings.inOrder();
    }

    private void local(Findings findings) {
        local.into(findings);
        cookie.get()
                .ifPresentOrElse(
                        known -> cookieCheck.into(findings, known),
                        () -> findings.skipped(
                                ChecklistItem.SESSION_COOKIE, "only the doctor inside the server sees its settings"));
    }
}
