package com.oten.jakarta.internal.web.stepup;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.rules.AnnotatedMethods;
import com.oten.jakarta.internal.stepup.StepUpDemand;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows which servlets have an {@link OtenStepUp} and which run a JAX-RS application without the library's features. A
 * servlet is examined at the first request for it, so that servlets count which listeners register after the library's
 * initializer.
 */
public final class StepUpServlets {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final String ATTRIBUTE = StepUpServlets.class.getName();
    /** What servers append to the name of a class of which they generate a subclass. */
    private static final String GENERATED = "$$";

    private final ServletContext context;
    /** By URL pattern: a pattern belongs to one servlet, and that no longer changes once requests arrive. */
    private final Map<String, Behind> servlets = new ConcurrentHashMap<>();

    /**
     * What is known of a servlet.
     *
     * @param fault why nobody may reach it
     * @param isByMethod whether an {@code OPTIONS} request reaches only code that is written for it
     */
    public record Behind(Optional<StepUpDemand> demand, Optional<String> fault, boolean isByMethod) {
        static final Behind NOTHING = new Behind(Optional.empty(), Optional.empty(), false);
    }

    private StepUpServlets(ServletContext context) {
        this.context = context;
    }

    /**
     * Registers the servlets of an application for {@link #demandOf}.
     *
     * @param context the application's, while it starts
     * @return also found by {@link #demandOf} from now on
     */
    public static StepUpServlets in(ServletContext context) {
        StepUpServlets servlets = new StepUpServlets(context);
        context.setAttribute(ATTRIBUTE, servlets);
        return servlets;
    }

    /**
     * Checks the annotations that a server has found.
     *
     * @param annotated annotated classes of the application, and others
     * @return whether any of them is a servlet with a step-up
     * @throws com.oten.jakarta.error.OtenConfigurationException if an annotation is invalid, or has no effect where it
     *     is
     */
    public static boolean areAmong(Set<Class<?>> annotated) {
        boolean areAmong = false;
        for (Class<?> type : annotated) {
            boolean isServlet = Servlet.class.isAssignableFrom(type);
            areAmong |= StepUpDemand.on(type).isPresent() && isServlet;
            for (Method method : AnnotatedMethods.of(type)) {
                if (StepUpDemand.on(method).isPresent() && isServlet) {
                    throw OtenErrorCode.CONFIGURATION.exception(
                            "@OtenStepUp on " + method + " does nothing: put it on the servlet's class");
                }
            }
        }
        return areAmong;
    }

    /** The demand of the servlet that will serve a request, as far as the server knows it before the filters run. */
    public static Optional<StepUpDemand> demandOf(HttpServletRequest in) {
        return of(in).demand();
    }

    /** The servlet that will serve a request, likewise. */
    public static Behind of(HttpServletRequest in) {
        @Nullable HttpServletMapping mapping = in.getHttpServletMapping();
        boolean isKnown = mapping != null && mapping.getPattern() != null;
        return isKnown && in.getServletContext().getAttribute(ATTRIBUTE) instanceof StepUpServlets servlets
                ? servlets.behind(in)
                : Behind.NOTHING;
    }

    /** Cached by pattern, so the map stays small whatever paths are requested. */
    public Behind behind(HttpServletRequest in) {
        HttpServletMapping mapping = in.getHttpServletMapping();
        return servlets.computeIfAbsent(
                mapping.getPattern(),
                pattern -> serving(mapping).map(this::behind).orElse(Behind.NOTHING));
    }

    private Behind behind(ServletRegistration servlet) {
        Optional<String> fault = FeatureLoading.fault(servlet, context.getClassLoader());
        fault.ifPresent(line -> LOG.log(Level.ERROR, "{0}", line));
        Optional<Class<?>> type = type(servlet.getClassName());
        boolean isByMethod = FeatureLoading.isApplication(servlet, context.getClassLoader())
                || type.filter(StepUpServlets::isByMethod).isPresent();
        return new Behind(type.flatMap(StepUpDemand::on), fault, isByMethod);
    }

    /** Open Liberty does not report the name of a servlet before its first request, only the pattern. */
    private Optional<? extends ServletRegistration> serving(HttpServletMapping mapping) {
        @Nullable String name = mapping.getServletName();
        Optional<? extends ServletRegistration> named =
                name == null ? Optional.empty() : Optional.ofNullable(context.getServletRegistration(name));
        return named.isPresent()
                ? named
                : context.getServletRegistrations().values().stream()
                        .filter(servlet -> servlet.getMappings().contains(mapping.getPattern()))
                        .findFirst();
    }

    /** The class itself: servers differ in whether they report classes that inherit an annotation. */
    private Optional<Class<?>> type(@Nullable String className) {
        if (className == null) {
            return Optional.empty(); // a JSP
        }
        try {
            return Optional.of(Class.forName(className, false, context.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            int generated = className.indexOf(GENERATED);
            return generated < 0
                    ? Optional.empty() // a servlet of the server's own
                    : type(className.substring(0, generated));
        }
    }

    /** Whether the methods of {@code HttpServlet} choose what runs. */
    private static boolean isByMethod(Class<?> servlet) {
        for (Class<?> type = servlet; type != HttpServlet.class; type = type.getSuperclass()) {
            if (type == null || declaresService(type)) {
                return false;
            }
        }
        return true;
    }

    private static boolean declaresService(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals("service"));
        } catch (LinkageError e) {
            return true; // it refers to types that are missing, so nobody knows
        }
    }
}
