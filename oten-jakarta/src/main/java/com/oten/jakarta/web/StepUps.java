package com.oten.jakarta.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.pages.Answer;
import com.oten.jakarta.stepup.StepUpDemand;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;

/** Decides what becomes of a request to something that demands a certain authentication (RFC 9470). */
public final class StepUps {
    private final Callers callers;
    private final Failures failures;
    private final Duration skew;
    private final Clock clock;

    StepUps(Callers callers, Failures failures, Duration skew, Clock clock) {
        this.callers = callers;
        this.failures = failures;
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * Whether the caller may pass.
     *
     * @param demand what is demanded
     * @param in the request
     * @return false also if nobody is known
     */
    public boolean isMet(StepUpDemand demand, HttpServletRequest in) {
        return callers.caller(in)
                .filter(caller -> demand.isMetBy(caller, clock.instant(), skew))
                .isPresent();
    }

    /**
     * Whether the caller can be sent to Oten and come back to the same page.
     *
     * @param in the request of somebody who may not pass
     * @return false for programs, forms and callers with a token
     */
    public boolean canAsk(HttpServletRequest in) {
        return Navigation.is(in)
                && Navigation.isSafe(in)
                && BearerRequests.bearerOf(in).isEmpty();
    }

    /**
     * Answers who may not pass and cannot be sent to Oten.
     *
     * @param demand what is demanded
     * @param in the request
     * @return status 401, to be written
     */
    public Answer refusal(StepUpDemand demand, HttpServletRequest in) {
        OtenErrorCode code = callers.caller(in).isPresent()
                ? OtenErrorCode.INSUFFICIENT_USER_AUTHENTICATION
                : OtenErrorCode.NOT_LOGGED_IN;
        return failures.answer(
                code.exception("the caller has not authenticated as this place demands: " + demand.parameters()),
                demand,
                in);
    }
}
