package com.oten.jakarta.internal.web.access;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.rules.AnnotatedMethods;
import com.oten.jakarta.internal.rules.Declarations;
import com.oten.jakarta.internal.rules.Rule;
import com.oten.jakarta.internal.rules.Rules;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the security annotations of Jakarta Annotations. */
public final class SecurityAnnotations {
    private static final List<Class<? extends Annotation>> KINDS =
            List.of(DenyAll.class, RolesAllowed.class, PermitAll.class);

    /** By name, because an application may not have JAX-RS. */
    private static final String PATH = "jakarta.ws.rs.Path";

    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";

    private SecurityAnnotations() {}

    /**
     * The rules that the annotations express.
     *
     * @return without state of its own
     */
    public static Rules rules() {
        return new Rules(SecurityAnnotations::on);
    }

    /**
     * Refuses contradicting annotations, and those that cannot be enforced: a sub-resource locator runs before any
     * filter.
     *
     * @param type an annotated class or interface
     * @throws com.oten.jakarta.error.OtenConfigurationException naming class and method
     */
    public static void check(Class<?> type) {
        var unused = on(type);
        for (Method method : AnnotatedMethods.of(type)) {
            boolean isClosing = on(method).filter(Rule::isClosing).isPresent()
                    || StepUpDemand.on(method).isPresent();
            if (isClosing && isReadableLocator(type, method)) {
                throw OtenErrorCode.CONFIGURATION.exception("the security annotation on " + method
                        + " has no effect: a sub-resource locator runs before anything is checked; put it on the class"
                        + " of the locator, or on what the locator returns");
            }
        }
    }

    /**
     * Whether a method is a sub-resource locator (Jakarta REST section 3.4.1).
     *
     * @param type the class whose method is called
     * @param method one of its methods
     * @return false for resource methods, and for methods that have nothing to do with JAX-RS
     */
    public static boolean isLocator(Class<?> type, Method method) {
        Declarations found = Declarations.of(type, method);
        List<Annotation> all = Stream.concat(Stream.of(found.own()), found.inherited().stream())
                .flatMap(declared -> Arrays.stream(declared.getAnnotations()))
                .toList();
        return all.stream().anyMatch(annotation -> isNamed(annotation, PATH))
                && all.stream()
                        .flatMap(annotation ->
                                Arrays.stream(annotation.annotationType().getAnnotations()))
                        .noneMatch(annotation -> isNamed(annotation, HTTP_METHOD));
    }

    /** A class that refers to missing types cannot be used at all: using it fails with a clear error anyway. */
    private static boolean isReadableLocator(Class<?> type, Method method) {
        try {
            return isLocator(type, method);
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * The roles that a class names, to be declared to the server.
     *
     * @param type any class
     * @return without {@code *} and {@code **}, which mean any role and any caller
     */
    public static Set<String> roles(Class<?> type) {
        Set<String> roles = new TreeSet<>();
        add(roles, type.getAnnotation(RolesAllowed.class));
        DeclareRoles declared = type.getAnnotation(DeclareRoles.class);
        if (declared != null) {
            roles.addAll(List.of(declared.value()));
        }
        for (Method method : AnnotatedMethods.of(type)) {
            add(roles, method.getAnnotation(RolesAllowed.class));
        }
        roles.remove("*");
        roles.remove("**"); // any authenticated caller: not a role
        return roles;
    }

    private static Optional<Rule> on(AnnotatedElement element) {
        List<Class<? extends Annotation>> present =
                KINDS.stream().filter(element::isAnnotationPresent).toList();
        if (present.size() > 1) { // Jakarta Annotations allows only one of them on an element
            throw OtenErrorCode.CONFIGURATION.exception("@" + present.get(0).getSimpleName() + " and @"
                    + present.get(1).getSimpleName() + " are both on " + element + ": only one of them can be meant");
        }
        @Nullable RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Optional.of(Rule.anyOf(List.of(allowed.value())));
        }
        return present.stream().findFirst().map(kind -> kind == DenyAll.class ? Rule.DENY : Rule.PERMIT);
    }

    private static void add(Set<String> roles, @Nullable RolesAllowed allowed) {
        if (allowed != null) {
            roles.addAll(List.of(allowed.value()));
        }
    }

    private static boolean isNamed(Annotation annotation, String name) {
        return annotation.annotationType().getName().equals(name);
    }
}
