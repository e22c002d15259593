package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.diagnosis.RequestObjectChecks;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.http.Http;
import java.util.List;

/** Runs the checklist of Oten's guide. Thread-safe. */
public final class Doctor implements OtenDoctor {
    private final OtenConfig config;
    private final LocalChecks local;
    private final RemoteChecks remote;

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
    }

    @Override
    public List<OtenFinding> examineLocally() {
        Findings findings = new Findings();
        local.into(findings);
        RemoteChecks.skip(findings, config, "only what needs no network was checked");
        return findings.inOrder();
    }

    @Override
    public List<OtenFinding> examine() {
        Findings findings = new Findings();
        local.into(findings);
        remote.into(findings);
        return findings.inOrder();
    }
}
