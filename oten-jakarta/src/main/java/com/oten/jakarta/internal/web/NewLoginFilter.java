package com.oten.jakarta.internal.web;

import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.session.BearerRequests;
import com.oten.jakarta.internal.web.session.NamedCaller;
import com.oten.jakarta.internal.web.stepup.StepUpServlets;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Gives a new login to pages that ask for one by {@code SecurityContext.authenticate} also on WildFly, which does not ask
 * the mechanism about a user who is logged in.
 */
public final class NewLoginFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    /** There until the mechanism has been asked. */
    private static final String UNHEARD = NewLoginFilter.class.getName();

    private NewLoginFilter() {}

    /**
     * Registers the filter.
     *
     * @param context the application's, while it starts
     */
    public static void in(ServletContext context) {
        Filters.add("oten-new-login", new NewLoginFilter(), EnumSet.of(DispatcherType.REQUEST), context);
    }

    /** The mechanism has been asked. */
    static void hear(HttpServletRequest in) {
        in.removeAttribute(UNHEARD);
    }

    @Override
    protected void doFilter(HttpServletRequest in, HttpServletResponse out, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(in.getUserPrincipal() == null ? in : new Asking(in), out);
    }

    /** The request of a user who is logged in. */
    private static final class Asking extends HttpServletRequestWrapper {
        private final HttpServletRequest in;

        Asking(HttpServletRequest in) {
            super(in);
            this.in = in;
        }

        @Override
        public boolean authenticate(HttpServletResponse out) throws IOException, ServletException {
            in.setAttribute(UNHEARD, true);
            boolean isAuthenticated = in.authenticate(out);
            Optional<AuthenticationParameters> asked = unheard();
            if (asked.isEmpty()) {
                return isAuthenticated;
            }
            RequestHandlers oten = RequestHandlers.current();
            if (oten.askedLogins().isDone(in)) {
                return isAuthenticated;
            }
            Reply reply = oten.askedLogins().reply(asked.get(), StepUpServlets.demandOf(in), in);
            oten.writer().write(reply, in, out);
            replaceStatus();
            return false;
        }

        /** What the server has not passed on, of a caller in a session of the library. */
        private Optional<AuthenticationParameters> unheard() {
            if (in.getAttribute(UNHEARD) == null || !NamedCaller.isCaller(in) || BearerRequests.is(in)) {
                return Optional.empty();
            }
            hear(in);
            return names().stream()
                    .map(in::getAttribute)
                    .filter(AuthenticationParameters.class::isInstance)
                    .map(AuthenticationParameters.class::cast)
                    .filter(AuthenticationParameters::isNewAuthentication)
                    .findFirst();
        }

        /** {@code SecurityContext.authenticate} returns what the mechanism has said when the request came. */
        private void replaceStatus() {
            names().stream()
                    .filter(name -> in.getAttribute(name) instanceof AuthenticationStatus)
                    .forEach(name -> in.setAttribute(name, AuthenticationStatus.SEND_CONTINUE));
        }

        /** Neither attribute has a name of the specification. */
        private List<String> names() {
            return Collections.list(in.getAttributeNames());
        }
    }
}
