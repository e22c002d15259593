package com.oten.jakarta.web;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.stepup.StepUpDemand;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a filter before every servlet that has an {@link OtenStepUp}, and checks the annotations, those of JAX-RS resources
 * too. An application without any has neither filters nor anything to look up.
 */
final class StepUpServlets {
    private static final String ATTRIBUTE = StepUpServlets.class.getName();

    private StepUpServlets() {}

    /**
     * Prepares an application.
     *
     * @param annotated all its annotated classes, and others
     * @throws com.oten.jakarta.error.OtenConfigurationException if an annotation is broken, or stands where it does nothing
     */
    static void protect(Set<Class<?>> annotated, ServletContext context, boolean isActive) {
        boolean hasServlets = false;
        for (Class<?> type : annotated) {
            boolean isServlet = Servlet.class.isAssignableFrom(type);
            hasServlets |= StepUpDemand.on(type).isPresent() && isServlet;
            for (Method method : AnnotatedMethods.of(type)) {
                if (StepUpDemand.on(method).isPresent() && isServlet) {
                    throw OtenErrorCode.CONFIGURATION.exception(
                            "@OtenStepUp on " + method + " does nothing: put it on the servlet's class");
                }
            }
        }
        if (!hasServlets) {
            return;
        }
        Map<String, StepUpDemand> demands = new HashMap<>();
        for (ServletRegistration servlet : context.getServletRegistrations().values()) {
            demand(servlet, context).ifPresent(demand -> {
                demands.put(servlet.getName(), demand);
                protect(servlet.getName(), new StepUpFilter(demand, isActive), context);
            });
        }
        context.setAttribute(ATTRIBUTE, Map.copyOf(demands));
    }

    /** What the servlet demands that will serve a request, as far as the server knows it by now. */
    static Optional<StepUpDemand> demandOf(HttpServletRequest in) {
        if (!(in.getServletContext().getAttribute(ATTRIBUTE) instanceof Map<?, ?> demands)) {
            return Optional.empty();
        }
        HttpServletMapping mapping = in.getHttpServletMapping();
        // Open Liberty has no name for a servlet that has not served a request yet
        @Nullable String name = mapping == null ? null : mapping.getServletName();
        return name != null && demands.get(name) instanceof StepUpDemand demand
                ? Optional.of(demand)
                : Optional.empty();
    }

    /** By its class and not by what was found annotated: servers differ in whether they find what inherits it. */
    private static Optional<StepUpDemand> demand(ServletRegistration servlet, ServletContext context) {
        String name = servlet.getClassName();
        try {
            return name == null // a JSP
                    ? Optional.empty()
                    : StepUpDemand.on(Class.forName(name, false, context.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // the server's own
        }
    }

    /** Before the application's filters, and only for what comes from outside, as security constraints do. */
    private static void protect(String servlet, StepUpFilter filter, ServletContext context) {
        FilterRegistration.Dynamic registered = context.addFilter("oten-step-up-" + servlet, filter);
        registered.setAsyncSupported(true);
        registered.addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), false, servlet);
    }
}
