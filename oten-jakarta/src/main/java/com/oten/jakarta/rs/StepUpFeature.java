package com.oten.jakarta.rs;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.config.DisabledConfig;
import com.oten.jakarta.stepup.StepUpDemand;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/** Enforces {@link OtenStepUp} on resources, wherever they have it from. While the library is off, nobody gets through. */
@Priority(ServicePriority.STEP_UP)
public final class StepUpFeature implements DynamicFeature {
    /** For the container. */
    public StepUpFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (Current.disabled().filter(DisabledConfig::allowUnprotected).isEmpty()) {
            context.register(new StepUpFilter(demand(resource), Current.config().isPresent()));
        }
    }

    static Optional<StepUpDemand> demand(ResourceInfo resource) {
        return StepUpDemand.of(resource.getResourceClass(), resource.getResourceMethod());
    }
}
