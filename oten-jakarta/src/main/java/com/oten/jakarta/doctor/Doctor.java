package com.oten.jakarta.doctor;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.discovery.Discovery;
import com.oten.jakarta.http.Http;
import com.oten.jakarta.keys.KeyRing;
import com.oten.jakarta.request.RandomTokens;
import com.oten.jakarta.request.RequestObjectChecks;
import com.oten.jakarta.request.RequestObjectSigner;
import com.oten.jakarta.token.TokenEndpoint;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** The checklist of Oten's guide, run. Thread-safe. */
public final class Doctor implements OtenDoctor {
    private final OtenConfig config;
    private final LocalExamination local;
    private final RemoteExamination remote;

    /**
     * Wires the parts of an application that runs.
     *
     * @param config the application's
     * @param contextPath the application's, empty at the root
     * @param requestObjects looks at the request object
     * @param http the door
     * @param discovery where Oten's document is
     * @param tokenEndpoint for client credentials, if they may be tried
     */
    public Doctor(
            OtenConfig config,
            String contextPath,
            RequestObjectChecks requestObjects,
            Http http,
            Discovery discovery,
            TokenEndpoint tokenEndpoint) {
        this.config = config;
        this.local = new LocalExamination(config, contextPath, requestObjects);
        this.remote = new RemoteExamination(
                config, http, discovery, requestObjects, new CredentialsTrial(config, tokenEndpoint));
    }

    /**
     * A doctor without an application around.
     *
     * @param config the application's
     * @param contextPath the application's, empty at the root
     * @param clock all time comes from here
     * @param random all randomness comes from here
     * @return a doctor with a door of its own
     * @throws com.oten.jakarta.error.OtenConfigurationException if the trust store cannot be opened
     */
    public static Doctor of(OtenConfig config, String contextPath, Clock clock, SecureRandom random) {
        Http http = new Http(config.http(), clock);
        Discovery discovery = new Discovery(config, http, clock);
        RandomTokens tokens = new RandomTokens(random);
        RequestObjectSigner signer =
                new RequestObjectSigner(config, new KeyRing(config.requestObject(), clock), tokens, clock);
        return new Doctor(
                config,
                contextPath,
                new RequestObjectChecks(config, signer, tokens, http.clocks()),
                http,
                discovery,
                new TokenEndpoint(config, discovery, http, clock));
    }

    @Override
    public List<OtenFinding> examineLocally() {
        Findings findings = new Findings();
        local.into(findings);
        RemoteExamination.skip(findings, config, "only what needs no network was looked at");
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
