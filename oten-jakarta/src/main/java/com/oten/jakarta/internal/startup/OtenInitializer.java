package com.oten.jakarta.internal.startup;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.config.DisabledConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.doctor.StartupCheck;
import com.oten.jakarta.internal.store.LocalStore;
import com.oten.jakarta.internal.web.ClosedPaths;
import com.oten.jakarta.internal.web.DispatchFilter;
import com.oten.jakarta.internal.web.FailureFilter;
import com.oten.jakarta.internal.web.LeftoverSessionFilter;
import com.oten.jakarta.internal.web.NewLoginFilter;
import com.oten.jakarta.internal.web.OtenServlet;
import com.oten.jakarta.internal.web.PreflightFilter;
import com.oten.jakarta.internal.web.PrivatePages;
import com.oten.jakarta.internal.web.StepUpFilter;
import com.oten.jakarta.internal.web.access.SecurityAnnotations;
import com.oten.jakarta.store.SharedStore;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletSecurityElement;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Prepares the servlet context: maps the library's servlet, declares the roles that the application's annotations name
 * (otherwise Payara and Open Liberty do not know them), sets the flags of the session cookie that not every server
 * sets, and logs what the doctor finds without the network. While the library is off, it only closes what it would
 * protect. An invalid configuration has failed the deployment before this runs.
 */
@HandlesTypes({
    RolesAllowed.class,
    DenyAll.class,
    PermitAll.class,
    DeclareRoles.class,
    OtenStepUp.class,
    OtenAuthenticationMechanismDefinition.class
})
public final class OtenInitializer implements ServletContainerInitializer {
    private static final Logger LOG = System.getLogger("com.oten.jakarta");
    private static final String NAME = "oten";
    private static final String STATE = ActivationState.class.getName();

    /** For the container. */
    public OtenInitializer() {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) {
        Set<Class<?>> types = annotated == null ? Set.of() : annotated;
        try {
            Settings settings = new Settings(ApplicationConfig.find(), definition(types));
            EarConsistency ear = new EarConsistency(context);
            ActivationState state = ear.agreeOn(settings);
            if (state instanceof ActivationState.On) {
                FailureFilter.in(context);
            }
            protect(types, context, state);
            if (state instanceof ActivationState.On on) {
                ear.claim();
                prepare(types, context, on.config());
            }
            context.setAttribute(STATE, state);
        } catch (OtenException e) {
            // Open Liberty does not start the application then, but logs the reason only in an incident report
            LOG.log(Level.ERROR, "{0}", e.getMessage());
            throw e;
        }
    }

    private static void prepare(Set<Class<?>> types, ServletContext context, OtenConfig config) {
        // here, not in the CDI extension: the redirect URI depends on the context path
        Clock clock = Clock.systemUTC();
        SharedStore unused = new LocalStore(clock);
        protect(context.getSessionCookieConfig(), contextPath(context), config);
        try (OtenClient client =
                new OtenClient(config, contextPath(context), clock, new SecureRandom(), unused, event -> {})) {
            StartupCheck check = new StartupCheck(client.doctor().seeing(() -> SessionCookies.of(context)));
            LOG.log(check.isWell() ? Level.INFO : Level.WARNING, "{0}", check.line());
        }
        ServletRegistration.Dynamic servlet = context.addServlet(NAME, OtenServlet.class);
        if (servlet != null) {
            servlet.addMapping(config.site().path() + "/*");
            permit(servlet);
        }
        Set<String> roles = new TreeSet<>();
        types.forEach(type -> roles.addAll(SecurityAnnotations.roles(type)));
        if (!roles.isEmpty()) {
            context.declareRoles(roles.toArray(String[]::new));
        }
        DispatchFilter.in(context);
        PrivatePages.in(context);
        NewLoginFilter.in(context);
        PreflightFilter.in(context);
        LeftoverSessionFilter.in(context);
    }

    /**
     * Opens the library's own paths: this overrides the application's constraints, except those for exactly these paths
     * (Servlet 6.0 section 13.4.1). The library checks access to its paths itself.
     */
    private static void permit(ServletRegistration.Dynamic servlet) {
        Set<String> constrained = servlet.setServletSecurity(new ServletSecurityElement());
        if (!constrained.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "web.xml has a constraint for {0} itself: users can log in, and Oten can fetch keys, only if it"
                            + " permits that",
                    constrained);
        }
    }

    /**
     * Whether this has run for an application.
     *
     * @param context the application's
     * @return false if the servlet container does not run it, or has not run it yet
     */
    public static boolean hasPrepared(ServletContext context) {
        return context.getAttribute(STATE) instanceof ActivationState;
    }

    /**
     * The context path of an application. On Open Liberty it is a slash for the root while the application starts.
     *
     * @param context the application's
     * @return empty at the root
     */
    public static String contextPath(ServletContext context) {
        String path = context.getContextPath();
        return path.equals("/") ? "" : path;
    }

    /** While the library is off, step-ups and protected paths are closed, unless the configuration opens them. */
    private static void protect(Set<Class<?>> types, ServletContext context, ActivationState state) {
        Optional<DisabledConfig> disabled =
                state instanceof ActivationState.Off off ? Optional.of(off.config()) : Optional.empty();
        if (disabled.filter(DisabledConfig::allowUnprotected).isPresent()) {
            return;
        }
        boolean enforcesRoles = state instanceof ActivationState.On on
                ? on.config().enforceRoles()
                : disabled.filter(DisabledConfig::refusesRoles).isPresent();
        List<OtenException> faults = new ArrayList<>();
        if (enforcesRoles) {
            types.forEach(type -> attempt(() -> SecurityAnnotations.check(type), faults));
        }
        attempt(() -> StepUpFilter.in(context, types, state), faults);
        if (!faults.isEmpty()) {
            // the first is logged by the caller
            faults.stream()
                    .map(OtenException::getMessage)
                    .distinct()
                    .skip(1)
                    .forEach(fault -> LOG.log(Level.ERROR, "{0}", fault));
            throw faults.get(0);
        }
        List<String> closed = state instanceof ActivationState.On on
                ? on.config().site().protect()
                : disabled.map(DisabledConfig::protect).orElse(List.of());
        ClosedPaths.in(context, closed, disabled.isPresent());
    }

    private static void attempt(Runnable check, List<OtenException> faults) {
        try {
            check.run();
        } catch (OtenException e) {
            faults.add(e);
        }
    }

    private static Optional<OtenAuthenticationMechanismDefinition> definition(Set<Class<?>> annotated) {
        return annotated.stream()
                .map(type -> type.getAnnotation(OtenAuthenticationMechanismDefinition.class))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static void protect(SessionCookieConfig cookie, String contextPath, OtenConfig config) {
        cookie.setHttpOnly(true);
        if (cookie.getAttribute("SameSite") == null) {
            cookie.setAttribute("SameSite", "Lax");
        }
        // the servers' defaults: nothing, the context path, or "/", with which applications on Open Liberty overwrite
        // each other's cookies
        String path = cookie.getPath();
        if (path == null || path.equals("/") || path.equals(contextPath)) {
            String seen = config.site().pathSeenByBrowsers(contextPath);
            cookie.setPath(seen.isEmpty() ? "/" : seen);
        }
        boolean isHttps = config.site()
                .redirectUri()
                .or(config.site()::baseUrl)
                .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()))
                .isPresent();
        if (isHttps) {
            cookie.setSecure(true);
        }
    }
}
