package com.oten.jakarta.internal.web.stepup;

import jakarta.servlet.ServletRegistration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a JAX-RS application lets the server discover the library's features. An application can switch
 * discovery off (Jakarta REST 3.1: {@code jakarta.ws.rs.loadServices}), and then no feature runs that could report it:
 * resources that demand roles or a step-up would be open. Classes are referred to by name, because a server need not
 * have JAX-RS.
 */
final class FeatureLoading {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final String APPLICATION = "jakarta.ws.rs.core.Application";
    private static final String FEATURES = "com.oten.jakarta.rs.";

    /** The properties that switch discovery off, in the specification and in Jersey, with their values. */
    private static final Map<String, String> SWITCHES = Map.of(
            "jakarta.ws.rs.loadServices", "false",
            "jersey.config.disableMetainfServicesLookup", "true",
            "jersey.config.server.disableMetainfServicesLookup", "true");

    private FeatureLoading() {}

    /**
     * Checks one servlet, which need not belong to JAX-RS.
     *
     * @param servlet the servlet
     * @param loader the application's class loader
     * @return what switches discovery off and what to do, in one line; empty if nothing does
     */
    static Optional<String> fault(ServletRegistration servlet, ClassLoader loader) {
        Optional<Object> application = application(servlet, loader);
        Map<?, ?> properties = application
                .<Map<?, ?>>map(it -> ask(it, "getProperties", Map.class, Map.of()))
                .orElse(Map.of());
        return SWITCHES.entrySet().stream()
                .filter(off -> isSet(off, servlet.getInitParameters()) || isSet(off, properties))
                .filter(off -> application.isEmpty() || !registersFeatures(application.get()))
                .map(off -> off + " of the JAX-RS application " + servlet.getName()
                        + " keeps the server from finding the library's features, so that resources which demand roles"
                        + " or a step-up would be open: do not set it, or return RolesFeature, StepUpFeature and"
                        + " OtenFeature of the package com.oten.jakarta.rs from getClasses()")
                .findFirst();
    }

    /** Whether a servlet runs a JAX-RS application. */
    static boolean isApplication(ServletRegistration servlet, ClassLoader loader) {
        return names(servlet)
                .anyMatch(name -> name.equals(APPLICATION) || type(name, loader).isPresent());
    }

    private static boolean isSet(Map.Entry<String, String> off, Map<?, ?> properties) {
        return off.getValue().equals(String.valueOf(properties.get(off.getKey())));
    }

    private static boolean registersFeatures(Object application) {
        Set<?> classes = ask(application, "getClasses", Set.class, Set.of());
        Set<String> names =
                classes.stream().map(type -> ((Class<?>) type).getName()).collect(Collectors.toSet());
        return names.containsAll(Set.of(FEATURES + "RolesFeature", FEATURES + "StepUpFeature"));
    }

    /** Servers name the servlet of an application after its class, or put the class into an init parameter. */
    private static Optional<Object> application(ServletRegistration servlet, ClassLoader loader) {
        return names(servlet)
                .flatMap(name -> type(name, loader).stream())
                .flatMap(type -> instance(type).stream())
                .findFirst();
    }

    private static Stream<String> names(ServletRegistration servlet) {
        return Stream.of(String.valueOf(servlet.getInitParameter("jakarta.ws.rs.Application")), servlet.getName());
    }

    private static Optional<Class<?>> type(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return isApplication(type.getSuperclass()) ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // the name of something else
        }
    }

    private static boolean isApplication(@Nullable Class<?> type) {
        return type != null && (type.getName().equals(APPLICATION) || isApplication(type.getSuperclass()));
    }

    private static Optional<Object> instance(Class<?> type) {
        try {
            return Optional.of(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | RuntimeException e) {
            tell(type, e);
            return Optional.empty();
        }
    }

    private static <T> T ask(Object application, String method, Class<T> type, T unknown) {
        try {
            return type.cast(application.getClass().getMethod(method).invoke(application));
        } catch (ReflectiveOperationException | RuntimeException e) {
            tell(application.getClass(), e);
            return unknown;
        }
    }

    /** It needs something that only the server can inject; the server will report what is wrong with it. */
    private static void tell(Class<?> type, Exception e) {
        LOG.log(Level.DEBUG, "{0} cannot be asked whether the server looks for features: {1}", type.getName(), e);
    }
}
