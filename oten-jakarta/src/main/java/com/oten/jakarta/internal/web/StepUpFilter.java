package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.http.Preflight;
import com.oten.jakarta.internal.web.http.PreflightResponse;
import com.oten.jakarta.internal.web.http.PrivateResponse;
import com.oten.jakarta.internal.web.stepup.StepUpServlets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;

/** Guards servlets that demand a step-up, and those that must not be reached at all. */
public final class StepUpFilter extends AccessFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StepUpServlets servlets;
    private final boolean isActive;

    private StepUpFilter(StepUpServlets servlets, boolean isActive) {
        this.servlets = servlets;
        this.isActive = isActive;
    }

    /**
     * Registers the filter; in an application that does not use the library, only if it has servlets with a step-up.
     *
     * @param context the application's, while it starts
     * @param annotated its annotated classes, and others
     * @param state whether users can log in
     * @throws com.oten.jakarta.error.OtenConfigurationException if an annotation is invalid, or has no effect where it
     *     is
     */
    public static void in(ServletContext context, Set<Class<?>> annotated, ActivationState state) {
        boolean areDemanding = StepUpServlets.areAmong(annotated);
        if (areDemanding || !(state instanceof ActivationState.Unused)) {
            boolean isActive = state instanceof ActivationState.On;
            Filters.add("oten-step-up", new StepUpFilter(StepUpServlets.in(context), isActive), context);
        }
    }

    @Override
    void check(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws IOException, ServletException {
        StepUpServlets.Behind servlet = servlets.behind(in);
        if (servlet.fault().isPresent()) {
            refuse(servlet.fault().get(), in, out);
        } else if (servlet.demand().isEmpty()) {
            chain.doFilter(in, out);
        } else if (isActive) {
            filter(servlet.demand().get(), in, out, chain);
        } else {
            out.sendError(HttpServletResponse.SC_FORBIDDEN); // without logins the demand cannot be met
        }
    }

    private void refuse(String fault, HttpServletRequest in, HttpServletResponse out) throws IOException {
        if (isActive) {
            Filters.refuse(fault, in, out);
        } else {
            out.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void filter(StepUpDemand demand, HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        RequestHandlers oten = RequestHandlers.current();
        if (oten.stepUps().isMet(demand, in)) {
            PrivateResponse.demand(in);
            chain.doFilter(in, out);
        } else if (Preflight.is(in)) {
            chain.doFilter(in, PreflightResponse.of(in, out));
        } else {
            oten.writer().write(oten.stepUps().challenge(demand, in), in, out);
        }
    }
}
