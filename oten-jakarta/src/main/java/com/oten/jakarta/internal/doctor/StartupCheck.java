package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** The local part of the checklist, in one line for the log of a deployment. Opens no connection. */
public final class StartupCheck {
    private final List<OtenFinding> findings;

    /**
     * Runs the checks that need no network.
     *
     * @param doctor the application's
     */
    public StartupCheck(OtenDoctor doctor) {
        this.findings = doctor.examineLocally();
    }

    /**
     * Whether every item is fine.
     *
     * @return false if an item failed or calls for attention
     */
    public boolean isWell() {
        return findings.stream().noneMatch(StartupCheck::isTrouble);
    }

    /**
     * What the log says.
     *
     * @return one line
     */
    public String line() {
        if (isWell()) {
            return "doctor: all is well as far as can be checked without the network";
        }
        return "doctor: "
                + findings.stream()
                        .filter(StartupCheck::isTrouble)
                        .map(finding -> finding.item() + ": " + finding.text())
                        .collect(Collectors.joining("; "));
    }

    private static boolean isTrouble(OtenFinding finding) {
        return finding.verdict() == Verdict.WARNING || finding.verdict() == Verdict.FAILED;
    }
}
