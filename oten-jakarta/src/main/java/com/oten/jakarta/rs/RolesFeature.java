package com.oten.jakarta.rs;

import com.oten.jakarta.config.DisabledConfig;
import com.oten.jakarta.config.OtenConfig;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;

/**
 * Gives {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on resources the same meaning everywhere: the method's
 * annotation beats the class's (Jakarta Annotations section 2.12), nobody logged in means a login, the wrong role means 403.
 * On their own one of the three servers ignores the annotations, one starts no login, and one does. While the library is off,
 * nobody has a role.
 */
@Priority(ServicePriority.ROLES)
public final class RolesFeature implements DynamicFeature {
    /** For the container. */
    public RolesFeature() {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (Current.disabled().filter(DisabledConfig::refusesRoles).isPresent()) {
            rule(resource.getResourceMethod())
                    .or(() -> rule(resource.getResourceClass()))
                    .filter(rule -> rule.kind() != Rule.Kind.PERMIT)
                    .ifPresent(rule -> context.register(new ClosedFilter()));
            return;
        }
        if (Current.config().filter(OtenConfig::enforceRoles).isEmpty()) {
            return;
        }
        rule(resource.getResourceMethod())
                .or(() -> rule(resource.getResourceClass()))
                .ifPresent(rule -> context.register(new RolesFilter(rule, StepUpFeature.demand(resource)))
                        .register(new RolesFilter.Done()));
    }

    private static Optional<Rule> rule(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new Rule(Rule.Kind.DENY, List.of()));
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Optional.of(new Rule(Rule.Kind.ROLES, List.of(allowed.value())));
        }
        return element.isAnnotationPresent(PermitAll.class)
                ? Optional.of(new Rule(Rule.Kind.PERMIT, List.of()))
                : Optional.empty();
    }

    /**
     * What an annotation says.
     *
     * @param kind which
     * @param roles any one of them suffices; "**" is any caller
     */
    record Rule(Kind kind, List<String> roles) {
        enum Kind {
            DENY,
            ROLES,
            PERMIT
        }
    }
}
