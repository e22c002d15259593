package com.oten.jakarta.internal.rs;

/**
 * Priorities that no other service is likely to have. RESTEasy 6.2 (WildFly, Open Liberty) sorts services of one kind
 * by {@code @Priority} alone and silently drops all but one of those with the same number; an application's own have
 * the default.
 */
public final class ServicePriority {
    /** Of {@code RolesFeature}. */
    public static final int ROLES = 3_461;
    /** Of {@code StepUpFeature}. */
    public static final int STEP_UP = 3_463;
    /** Of {@code OtenFeature}. */
    public static final int MAPPERS = 3_467;

    private ServicePriority() {}
}
