package com.oten.jakarta.rs;

import com.oten.jakarta.internal.rs.Features;
import com.oten.jakarta.internal.rs.ServicePriority;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Gives {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on resources the same meaning everywhere, wherever a
 * resource has them from: nobody logged in means a login, the wrong role means 403. On
 * their own one of the three servers ignores the annotations, one starts no login, one does, and none sees those of interfaces.
 * Servers call this also for what sub-resource locators return, once they know its class. While the
 * library is off, nobody has a role.
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
