package com.oten.jakarta.internal.config;

import java.util.List;

/**
 * What matters while the library is off. Immutable.
 *
 * @param isOnPurpose whether {@code oten.enabled} is false; else only the code mentions the library, and no key
 * @param protect the patterns of {@code oten.protect}
 * @param enforceRoles whether the library is the one that enforces {@code @RolesAllowed} and its kin on JAX-RS resources
 * @param allowUnprotected whether the operator wants everything open that would need a login
 * @param warnings what the operator should know, one line each
 */
public record DisabledConfig(
        boolean isOnPurpose,
        List<String> protect,
        boolean enforceRoles,
        boolean allowUnprotected,
        List<String> warnings) {
    /** An application that uses the library in code, without any key. */
    public static final DisabledConfig SILENT = new DisabledConfig(false, List.of(), true, false, List.of());

    /** Copies the lists. */
    public DisabledConfig {
        protect = List.copyOf(protect);
        warnings = List.copyOf(warnings);
    }

    /**
     * Whether {@code @RolesAllowed} and {@code @DenyAll} on JAX-RS resources refuse everybody.
     *
     * @return false if the server enforces them, or nobody shall
     */
    public boolean refusesRoles() {
        return enforceRoles && !allowUnprotected;
    }
}
