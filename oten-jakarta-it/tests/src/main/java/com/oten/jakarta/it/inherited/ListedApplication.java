package com.oten.jakarta.it.inherited;

import static com.oten.jakarta.it.inherited.Types.SERVED;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Set;

/** Names its resources itself: as a class, as an instance, and through a feature. */
@ApplicationPath("listed")
public class ListedApplication extends Application {
    /** For the container. */
    public ListedApplication() {}

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Listed.class, Registering.class);
    }

    @Override
    @SuppressWarnings("deprecation") // what it does must be safe all the same
    public Set<Object> getSingletons() {
        return Set.of(new Instance());
    }

    /** A resource by its class. */
    @Path("class")
    public static class Listed implements Types.RoleOnMethod {
        /** For the container. */
        public Listed() {}

        @Override
        public String get() {
            return SERVED;
        }
    }

    /** A resource by its instance. */
    @Path("instance")
    public static class Instance implements Types.RoleOnMethod {
        /** For {@link #getSingletons}. */
        public Instance() {}

        @Override
        public String get() {
            return SERVED;
        }
    }

    /** A resource by a feature. */
    @Path("feature")
    public static class Featured implements Types.RoleOnMethod {
        /** For the container. */
        public Featured() {}

        @Override
        public String get() {
            return SERVED;
        }
    }

    /** Registers a resource. */
    public static class Registering implements Feature {
        /** For the container. */
        public Registering() {}

        @Override
        public boolean configure(FeatureContext context) {
            context.register(Featured.class);
            return true;
        }
    }
}
