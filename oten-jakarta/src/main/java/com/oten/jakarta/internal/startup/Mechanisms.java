package com.oten.jakarta.internal.startup;

import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sees whether the server can tell which mechanism to use. Under Jakarta Security 3 it looks for the only one; with several,
 * servers either refuse the application or respond with 500 to everything. Since Jakarta Security 4 a handler chooses.
 */
final class Mechanisms {
    private static final String HANDLER =
            HttpAuthenticationMechanism.class.getPackageName() + ".HttpAuthenticationMechanismHandler";

    private Mechanisms() {}

    /**
     * Why the server cannot tell.
     *
     * @param beans of the application, all known
     * @return one line; empty if it can
     */
    static Optional<String> fault(BeanManager beans) {
        if (hasHandler()
                || !beans.createInstance()
                        .select(HttpAuthenticationMechanism.class)
                        .isAmbiguous()) {
            return Optional.empty();
        }
        String names = beans.getBeans(HttpAuthenticationMechanism.class, Default.Literal.INSTANCE).stream()
                .map(Mechanisms::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(
                "the application has more than one HttpAuthenticationMechanism, and Jakarta Security 3 takes one"
                        + " only: " + names
                        + " (take the other one away; or, if both are needed, see docs/servers.md, \"A second"
                        + " mechanism\"; programs with tokens of Oten's need none: set oten.bearer.mode)");
    }

    /** Those of the standard's annotations are made by the server: the class of such a bean is not the mechanism's. */
    private static String name(Bean<?> mechanism) {
        return mechanism.getTypes().stream()
                .filter(type -> type instanceof Class<?> found
                        && !found.isInterface()
                        && HttpAuthenticationMechanism.class.isAssignableFrom(found))
                .map(Type::getTypeName)
                .findFirst()
                .orElseGet(() -> mechanism.getBeanClass().getName());
    }

    private static boolean hasHandler() {
        try {
            Class.forName(HANDLER, false, HttpAuthenticationMechanism.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
