package com.oten.jakarta.web;

import com.oten.jakarta.stepup.StepUpDemand;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Stands before one servlet that demands a certain authentication. */
final class StepUpFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StepUpDemand demand;
    private final boolean isActive;

    StepUpFilter(StepUpDemand demand, boolean isActive) {
        this.demand = demand;
        this.isActive = isActive;
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        if (!isActive) {
            out.sendError(HttpServletResponse.SC_FORBIDDEN); // nobody can tell whether the demand is met
            return;
        }
        RelyingParty oten = CDI.current().select(RelyingParty.class).get();
        if (oten.stepUps().isMet(demand, in)) {
            chain.doFilter(in, out);
        } else if (oten.stepUps().canAsk(in)) {
            oten.endpoints().logIn(demand.login(), in, out);
        } else {
            oten.failures().write(oten.stepUps().refusal(demand, in), in, out);
        }
    }
}
