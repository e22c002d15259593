package com.oten.jakarta.internal.rs;

import com.oten.jakarta.internal.rules.Rule;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Refuses resources that are restricted to some users while the library is off, as there are no users then. */
@Priority(Priorities.AUTHENTICATION)
final class ClosedFilter implements ContainerRequestFilter {
    private final Optional<Rule> rule;

    ClosedFilter(Optional<Rule> rule) {
        this.rule = rule;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (Route.of(context).with(rule).filter(Rule::isClosing).isPresent()) {
            context.abortWith(Response.status(Response.Status.FORBIDDEN).build());
        }
    }
}
