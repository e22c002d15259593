package com.oten.jakarta.rs;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.internal.rs.Features;
import com.oten.jakarta.internal.rs.ServicePriority;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Enforces {@link OtenStepUp} on resources, also if it is inherited. While the library is off, such calls are refused.
 */
@Priority(ServicePriority.STEP_UP)
public final class StepUpFeature implements DynamicFeature {
    /** For the container. */
    public StepUpFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Features.stepUp(resource, context);
    }
}
