package com.oten.jakarta.internal.rs;

import com.oten.jakarta.rs.OtenFeature;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code SecurityContext.isUserInRole} know all groups of a caller that the library has named, declared or not,
 * and {@code "**"}, which is any caller. The library's role filter uses it, and so do the servers' own.
 */
@Priority(Priorities.AUTHENTICATION - 1)
public final class CallerFilter implements ContainerRequestFilter {
    /** For {@link OtenFeature}. */
    public CallerFilter() {}

    @Override
    public void filter(ContainerRequestContext context) {
        Set<String> groups = Current.handlers()
                .callers()
                .caller(Current.request())
                .filter(caller -> isNamed(caller.callerName(), context.getSecurityContext()))
                .map(caller -> caller.groups())
                .orElse(Set.of());
        context.setSecurityContext(new Caller(context.getSecurityContext(), groups));
    }

    /** A filter of the application may have set another caller before. */
    private static boolean isNamed(String callerName, SecurityContext context) {
        @Nullable Principal principal = context.getUserPrincipal();
        return principal != null && callerName.equals(principal.getName());
    }

    private static final class Caller implements SecurityContext {
        private static final String ANY_CALLER = "**";

        private final SecurityContext container;
        private final Set<String> groups;

        Caller(SecurityContext container, Set<String> groups) {
            this.container = container;
            this.groups = groups;
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return container.getUserPrincipal();
        }

        @Override
        public boolean isUserInRole(String role) {
            if (role.equals(ANY_CALLER)) {
                return getUserPrincipal() != null;
            }
            return groups.contains(role) || container.isUserInRole(role);
        }

        @Override
        public boolean isSecure() {
            return container.isSecure();
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return container.getAuthenticationScheme();
        }
    }
}
