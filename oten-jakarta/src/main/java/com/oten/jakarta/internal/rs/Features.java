package com.oten.jakarta.internal.rs;

import com.oten.jakarta.internal.config.DisabledConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.rules.Rule;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.access.SecurityAnnotations;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/** What the features of {@code com.oten.jakarta.rs} register. */
public final class Features {
    private Features() {}

    /**
     * Registers the filter for the roles of a resource method. While the library is off, no caller has a role.
     *
     * @param resource the method
     * @param context of the method
     */
    public static void roles(ResourceInfo resource, FeatureContext context) {
        if (Current.disabled().filter(DisabledConfig::refusesRoles).isPresent()) {
            context.register(new ClosedFilter(rule(resource)));
        } else if (Current.config().filter(OtenConfig::enforceRoles).isPresent()) {
            context.register(new RolesFilter(rule(resource), demand(resource))).register(new RolesFilter.Done());
        }
    }

    /**
     * Registers the filter for the step-up of a resource method. While the library is off, all calls are refused.
     *
     * @param resource the method
     * @param context of the method
     */
    public static void stepUp(ResourceInfo resource, FeatureContext context) {
        if (Current.disabled().filter(DisabledConfig::allowUnprotected).isEmpty()) {
            context.register(new StepUpFilter(demand(resource), Current.config().isPresent()));
        }
    }

    /**
     * Registers what an application needs once.
     *
     * @param context of the application
     * @return false while the library is off
     */
    public static boolean mappers(FeatureContext context) {
        Optional<OtenConfig> config = Current.config();
        if (config.isEmpty()) {
            return false;
        }
        context.register(OtenExceptionMapper.class);
        context.register(CallerFilter.class);
        context.register(PreflightFilter.class);
        if (!config.get().cors().origins().isEmpty()) {
            context.register(CorsFilter.class);
        }
        return true;
    }

    private static Optional<Rule> rule(ResourceInfo resource) {
        return SecurityAnnotations.rules().of(resource.getResourceClass(), resource.getResourceMethod());
    }

    private static Optional<StepUpDemand> demand(ResourceInfo resource) {
        return StepUpDemand.of(resource.getResourceClass(), resource.getResourceMethod());
    }
}
