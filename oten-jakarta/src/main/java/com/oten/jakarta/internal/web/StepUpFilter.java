package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import com.oten.jakarta.internal.web.stepup.StepUpServlets;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;

/** Stands before all servlets, for those that demand a certain authentication or must not be reached at all. */
public final class StepUpFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StepUpServlets servlets;
    private final boolean isActive;

    private StepUpFilter(StepUpServlets servlets, boolean isActive) {
        this.servlets = servlets;
        this.isActive = isActive;
    }

    /**
     * Stands in an application from its first request on. While nothing speaks of the library, only in one that is found to
     * have such servlets.
     *
     * @param context the application's, which is not ready yet
     * @param annotated its annotated classes, and others
     * @param state whether anybody can log in
     * @throws com.oten.jakarta.error.OtenConfigurationException if an annotation is broken, or stands where it does nothing
     */
    public static void in(ServletContext context, Set<Class<?>> annotated, ActivationState state) {
        boolean areDemanding = StepUpServlets.areAmong(annotated);
        if (areDemanding || !(state instanceof ActivationState.Unused)) {
            boolean isActive = state instanceof ActivationState.On;
            Filters.add("oten-step-up", new StepUpFilter(StepUpServlets.in(context), isActive), context);
        }
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        StepUpServlets.Behind servlet = servlets.behind(in);
        if (servlet.fault().isPresent()) {
            refuse(servlet.fault().get(), in, out);
        } else if (servlet.demand().isEmpty()) {
            chain.doFilter(in, out);
        } else if (isActive) {
            filter(servlet.demand().get(), in, out, chain);
        } else {
            out.sendError(HttpServletResponse.SC_FORBIDDEN); // nobody can tell whether the demand is met
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
        RequestHandlers oten = CDI.current().select(RequestHandlers.class).get();
        if (oten.stepUps().isMet(demand, in)) {
            chain.doFilter(in, out);
        } else {
            oten.writer().write(oten.stepUps().challenge(demand, in), in, out);
        }
    }
}
