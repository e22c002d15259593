package com.oten.jakarta.it.bypass;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * Keeps the server from looking for features (Jakarta REST 3.1 section 5.1.3 and {@code Application.getProperties}).
 */
@ApplicationPath("api")
public class ServicesOffApplication extends Application {
    /** For the container. */
    public ServicesOffApplication() {}

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false);
    }
}
