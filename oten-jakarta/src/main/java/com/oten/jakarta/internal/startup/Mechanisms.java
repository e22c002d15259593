package com.oten.jakarta.internal.startup;

import com.oten.jakarta.internal.web.OtenAuthenticationMechanism;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether the server can tell which mechanism to use; where it cannot, servers either refuse the application or respond
 * with 500 to everything. Jakarta Security 3 looks for the only mechanism without a qualifier. Jakarta Security 4 has a handler
 * that looks for the only one, whatever its qualifiers; an application may bring one that chooses. Payara 6 shows the library what
 * the server has added, and not the library's own mechanism.
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
        Optional<Class<?>> handler = handler();
        Annotation asked = handler.isPresent() ? Any.Literal.INSTANCE : Default.Literal.INSTANCE;
        Set<Bean<?>> found = beans.getBeans(HttpAuthenticationMechanism.class, asked);
        if (isChosen(found, beans)
                || handler.filter(type -> isReplaced(type, beans)).isPresent()) {
            return Optional.empty();
        }
        String names = Stream.concat(
                        Stream.of(OtenAuthenticationMechanism.class.getName()),
                        found.stream().map(Mechanisms::name))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of("the application has more than one HttpAuthenticationMechanism, and "
                + (handler.isPresent()
                        ? "no HttpAuthenticationMechanismHandler that chooses: "
                        : "Jakarta Security 3 takes one only: ")
                + names
                + " (take the other one away; or, if both are needed, see docs/servers.md, \"A second"
                + " mechanism\"; programs with tokens of Oten's need none: set oten.bearer.mode)");
    }

    private static boolean isChosen(Set<Bean<?>> found, BeanManager beans) {
        try {
            @Nullable Bean<?> chosen = beans.resolve(found);
            return chosen == null || chosen.isAlternative() || isOurs(chosen);
        } catch (AmbiguousResolutionException e) {
            return false;
        }
    }

    /** The library's own, or one that specializes it. By name: in an EAR each WAR may have a copy of the library. */
    private static boolean isOurs(Bean<?> mechanism) {
        for (Class<?> type = mechanism.getBeanClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(OtenAuthenticationMechanism.class.getName())) {
                return true;
            }
        }
        return false;
    }

    /** The server's own handler is always there. */
    private static boolean isReplaced(Class<?> handler, BeanManager beans) {
        return beans.getBeans(handler, Any.Literal.INSTANCE).size() > 1;
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

    /** Since Jakarta Security 4. */
    private static Optional<Class<?>> handler() {
        try {
            return Optional.of(Class.forName(HANDLER, false, HttpAuthenticationMechanism.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
