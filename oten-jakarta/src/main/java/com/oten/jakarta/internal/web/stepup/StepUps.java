package com.oten.jakarta.internal.web.stepup;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.http.Navigation;
import com.oten.jakarta.internal.web.login.Logins;
import com.oten.jakarta.internal.web.login.NeededLogins;
import com.oten.jakarta.internal.web.session.BearerRequests;
import com.oten.jakarta.internal.web.session.Callers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;

/** Decides about requests for resources that demand a certain authentication (RFC 9470). */
public final class StepUps {
    private final Callers callers;
    private final Logins logins;
    private final NeededLogins neededLogins;
    private final Duration skew;
    private final Clock clock;

    public StepUps(Callers callers, Logins logins, NeededLogins neededLogins, Duration skew, Clock clock) {
        this.callers = callers;
        this.logins = logins;
        this.neededLogins = neededLogins;
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * Whether the caller meets the demand.
     *
     * @param demand what is demanded
     * @param in the request
     * @return false also if the caller is not known
     */
    public boolean isMet(StepUpDemand demand, HttpServletRequest in) {
        return callers.caller(in)
                .filter(caller -> demand.isMetBy(caller, clock.instant(), skew))
                .isPresent();
    }

    /**
     * The reply to a request whose caller does not meet the demand.
     *
     * @param demand what is demanded
     * @param in the request
     * @return a redirect to Oten, to come back to the same page; for others as {@link NeededLogins#refuse}
     */
    public Reply challenge(StepUpDemand demand, HttpServletRequest in) {
        boolean canAsk = Navigation.is(in)
                && Navigation.isSafe(in)
                && BearerRequests.bearerOf(in).isEmpty();
        return canAsk ? logins.begin(demand.login(), in) : refusal(demand, in);
    }

    private Reply refusal(StepUpDemand demand, HttpServletRequest in) {
        OtenErrorCode code = callers.caller(in).isPresent()
                ? OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION
                : OtenErrorCode.NOT_LOGGED_IN;
        return neededLogins.refuse(
                code.exception("the caller has not authenticated as this resource demands: " + demand.parameters()),
                demand,
                in);
    }
}
