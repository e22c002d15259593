package com.oten.jakarta.internal.rs;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.rules.Rule;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.access.AppliedRule;
import com.oten.jakarta.internal.web.http.PrivateResponse;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;

/** Enforces the rules of one resource method and of the locators that lead to it, before the server's own filter. */
@Priority(Priorities.AUTHENTICATION)
final class RolesFilter implements ContainerRequestFilter {
    private final Optional<Rule> rule;
    private final Optional<StepUpDemand> demand;

    RolesFilter(Optional<Rule> rule, Optional<StepUpDemand> demand) {
        this.rule = rule;
        this.demand = demand;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        Route.of(context).with(rule).ifPresent(all -> enforce(all, context));
    }

    private void enforce(Rule all, ContainerRequestContext context) {
        SecurityContext caller = context.getSecurityContext();
        boolean isNobody = caller.getUserPrincipal() == null;
        switch (all.kind()) {
            case PERMIT -> AppliedRule.mark(Current.request());
            case DENY -> context.abortWith(lacksRole());
            case ROLES -> {
                if (isNobody) {
                    context.abortWith(demand.map(StepUpFilter::challenge).orElseGet(RolesFilter::challenge));
                } else if (!all.isMetBy(caller::isUserInRole)) {
                    context.abortWith(lacksRole());
                } else {
                    PrivateResponse.demand(Current.request());
                }
            }
        }
    }

    /** Runs after the servers' filters, right before the resource. */
    @Priority(Priorities.USER + 1_000)
    static final class Done implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            AppliedRule.unmark(Current.request());
        }
    }

    private static Response lacksRole() {
        return Responses.of(OtenErrorCode.ROLE_MISSING.exception("the caller lacks the role for this resource"));
    }

    private static Response challenge() {
        HttpServletRequest request = Current.request();
        return Responses.challenge(
                request, () -> Current.handlers().neededLogins().challenge(OtenLogin.fresh(), request));
    }
}
