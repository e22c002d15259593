package com.oten.jakarta.doctor;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.http.ClockDifference;
import com.oten.jakarta.keys.KeyRing;
import com.oten.jakarta.request.RandomTokens;
import com.oten.jakarta.request.RequestObjectChecks;
import com.oten.jakarta.request.RequestObjectSigner;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** The local part of the checklist, in one line for the log of a deployment. Opens no connection. */
public final class Checkup {
    private final List<OtenFinding> findings;

    private Checkup(List<OtenFinding> findings) {
        this.findings = findings;
    }

    /**
     * Looks.
     *
     * @param config the application's
     * @param contextPath the application's, empty at the root
     * @param clock all time comes from here
     * @param random all randomness comes from here
     * @return what was found
     */
    public static Checkup of(OtenConfig config, String contextPath, Clock clock, SecureRandom random) {
        RandomTokens tokens = new RandomTokens(random);
        RequestObjectSigner signer =
                new RequestObjectSigner(config, new KeyRing(config.requestObject(), clock), tokens, clock);
        RequestObjectChecks requestObjects =
                new RequestObjectChecks(config, signer, tokens, new ClockDifference(clock));
        Findings findings = new Findings();
        new LocalExamination(config, contextPath, requestObjects).into(findings);
        return new Checkup(findings.inOrder());
    }

    /**
     * Whether there is nothing to look after.
     *
     * @return false if an item failed or calls for attention
     */
    public boolean isWell() {
        return findings.stream().noneMatch(Checkup::isTrouble);
    }

    /**
     * What the log says.
     *
     * @return one line
     */
    public String line() {
        if (isWell()) {
            return "doctor: all is well with what can be seen without the network";
        }
        return "doctor: "
                + findings.stream()
                        .filter(Checkup::isTrouble)
                        .map(finding -> finding.item() + ": " + finding.text())
                        .collect(Collectors.joining("; "));
    }

    private static boolean isTrouble(OtenFinding finding) {
        return finding.verdict() == Verdict.WARNING || finding.verdict() == Verdict.FAILED;
    }
}
