package com.oten.jakarta.rs;

import com.oten.jakarta.config.DisabledConfig;
import com.oten.jakarta.config.OtenConfig;
import com.oten.jakarta.rules.Rule;
import com.oten.jakarta.web.SecurityAnnotations;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/**
 * Gives {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on resources the same meaning everywhere, wherever a
 * resource has them from ({@link com.oten.jakarta.rules.Rules}): nobody logged in means a login, the wrong role means 403. On
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
        if (Current.disabled().filter(DisabledConfig::refusesRoles).isPresent()) {
            context.register(new ClosedFilter(rule(resource)));
        } else if (Current.config().filter(OtenConfig::enforceRoles).isPresent()) {
            context.register(new RolesFilter(rule(resource), StepUpFeature.demand(resource)))
                    .register(new RolesFilter.Done());
        }
    }

    private static Optional<Rule> rule(ResourceInfo resource) {
        return SecurityAnnotations.rules().of(resource.getResourceClass(), resource.getResourceMethod());
    }
}
