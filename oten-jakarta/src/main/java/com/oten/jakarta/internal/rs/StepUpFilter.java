package com.oten.jakarta.internal.rs;

import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.http.PrivateResponse;
import com.oten.jakarta.internal.web.stepup.StepUps;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Enforces the step-ups of one resource method; after the roles, so that only permitted users authenticate again. */
@Priority(Priorities.AUTHENTICATION + 10)
final class StepUpFilter implements ContainerRequestFilter {
    private final Optional<StepUpDemand> demand;
    private final boolean isActive;

    StepUpFilter(Optional<StepUpDemand> demand, boolean isActive) {
        this.demand = demand;
        this.isActive = isActive;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        List<StepUpDemand> all = Stream.concat(demand.stream(), Route.of(context).demands().stream())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        if (!isActive) {
            context.abortWith(Response.status(Response.Status.FORBIDDEN).build());
            return;
        }
        PrivateResponse.demand(Current.request());
        StepUps stepUps = Current.handlers().stepUps();
        all.stream()
                .filter(one -> !stepUps.isMet(one, Current.request()))
                .findFirst()
                .ifPresent(unmet -> context.abortWith(challenge(unmet)));
    }

    /** Also used if nobody is logged in: one redirect to Oten, not two. */
    static Response challenge(StepUpDemand demand) {
        HttpServletRequest request = Current.request();
        return Responses.challenge(request, () -> Current.handlers().stepUps().challenge(demand, request));
    }
}
