package com.oten.jakarta.rs;

import com.oten.jakarta.internal.rs.Features;
import com.oten.jakarta.internal.rs.ServicePriority;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Registers the mapper of {@link com.oten.jakarta.error.OtenException} and the filter that makes the caller's groups
 * known. JAX-RS 3.1 finds features as services, also if the application lists its own classes and {@code @Provider}
 * scanning would not reach a library.
 */
@Priority(ServicePriority.MAPPERS)
public final class OtenFeature implements Feature {
    /** For the container. */
    public OtenFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        return Features.mappers(context);
    }
}
