package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.config.DisabledConfig;
import java.util.List;

/** What the doctor reports when the library is off, so that there is nothing to examine. */
public final class Absence {
    private Absence() {}

    /**
     * Off on purpose is not a fault; open to everybody is a warning.
     *
     * @param config the configuration besides that it is off
     * @return one finding
     */
    public static List<OtenFinding> of(DisabledConfig config) {
        Findings findings = new Findings();
        if (config.allowUnprotected()) {
            findings.warning(
                    ChecklistItem.PARAMETERS,
                    "the library is off, and what it would protect is open to everybody"
                            + " (oten.allow-unprotected-while-disabled)");
        } else if (!config.isOnPurpose()) {
            findings.failed(
                    ChecklistItem.PARAMETERS,
                    "the library is off, because oten.client-id is not set; roles refuse everybody");
        } else {
            findings.skipped(
                    ChecklistItem.PARAMETERS,
                    "the library is off on purpose (oten.enabled=false), and what it would protect refuses everybody");
        }
        return findings.inOrder();
    }

    /**
     * Nothing mentions the library.
     *
     * @return one finding
     */
    public static List<OtenFinding> unused() {
        Findings findings = new Findings();
        findings.failed(
                ChecklistItem.PARAMETERS,
                "nothing mentions the library, so it is off: the server's own security stands");
        return findings.inOrder();
    }

    /**
     * A mistake that keeps the application from being deployed.
     *
     * @param fault names it
     * @return one finding
     */
    public static List<OtenFinding> of(OtenConfigurationException fault) {
        Findings findings = new Findings();
        findings.failed(ChecklistItem.PARAMETERS, String.valueOf(fault.getMessage()));
        return findings.inOrder();
    }
}
