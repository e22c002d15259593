package com.oten.jakarta.rs;

import com.oten.jakarta.internal.rs.Features;
import com.oten.jakarta.internal.rs.ServicePriority;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Gives {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on resources the same meaning on all servers,
 * also if they are inherited: without a caller a login starts, and the wrong role means 403. By themselves, one of the
 * three servers ignores the annotations, one enforces them without starting a login, one starts it, and none sees those
 * of interfaces. Servers call this also for the classes that sub-resource locators return. While the library is off, no
 * caller has a role.
 */
@Priority(ServicePriority.ROLES)
public final class RolesFeature implements DynamicFeature {
    /** For the container. */
    public RolesFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Features.roles(resource, context);
    }
}
