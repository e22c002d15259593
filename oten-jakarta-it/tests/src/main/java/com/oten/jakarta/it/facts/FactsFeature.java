package com.oten.jakarta.it.facts;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

/** Found as a service; must not ask for injection itself (null on two servers, an error on the third). */
public final class FactsFeature implements Feature {
    @Override
    public boolean configure(FeatureContext context) {
        context.register(FactsFilter.class);
        return true;
    }
}
