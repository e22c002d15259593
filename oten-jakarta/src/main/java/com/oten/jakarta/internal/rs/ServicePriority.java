package com.oten.jakarta.internal.rs;

/**
 * Numbers that nobody else is likely to have. RESTEasy 6.2 (WildFly, Open Liberty) sorts the services of a kind by their
 * {@code @Priority} alone and keeps one of those that have the same, without a word; an application's own service has the default.
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
