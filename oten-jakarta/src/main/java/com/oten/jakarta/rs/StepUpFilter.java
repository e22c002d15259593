package com.oten.jakarta.rs;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.stepup.StepUpDemand;
import com.oten.jakarta.web.Logins;
import com.oten.jakarta.web.StepUps;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;

/** Enforces one demand on one resource method; after the roles, so that nobody authenticates anew for what is not theirs. */
@Priority(Priorities.AUTHENTICATION + 10)
final class StepUpFilter implements ContainerRequestFilter {
    private final StepUpDemand demand;
    private final boolean isActive;

    StepUpFilter(StepUpDemand demand, boolean isActive) {
        this.demand = demand;
        this.isActive = isActive;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (!isActive) {
            context.abortWith(Response.status(Response.Status.FORBIDDEN).build());
        } else if (!Current.oten().stepUps().isMet(demand, Current.request())) {
            context.abortWith(challenge(demand));
        }
    }

    /** Also where nobody is logged in: one way to Oten, not two. */
    static Response challenge(StepUpDemand demand) {
        HttpServletRequest request = Current.request();
        StepUps stepUps = Current.oten().stepUps();
        if (!stepUps.canAsk(request)) {
            return Responses.of(stepUps.refusal(demand, request), request);
        }
        Logins logins = Current.oten().logins();
        OtenLogin login = demand.login();
        try {
            return Responses.of(logins.start(login, request));
        } catch (OtenException e) {
            return Responses.of(logins.refuse(e, login, request), request);
        }
    }
}
