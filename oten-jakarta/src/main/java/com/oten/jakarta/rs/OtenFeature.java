package com.oten.jakarta.rs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Registers {@link OtenExceptionMapper} and {@link CallerFilter}. JAX-RS 3.1 finds features as services, also where the application lists its own
 * classes and {@code @Provider} scanning would not reach a library.
 */
@Priority(ServicePriority.MAPPERS)
public final class OtenFeature implements Feature {
    /** For the container. */
    public OtenFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        if (Current.config().isEmpty()) {
            return false;
        }
        context.register(OtenExceptionMapper.class);
        context.register(CallerFilter.class);
        return true;
    }
}
