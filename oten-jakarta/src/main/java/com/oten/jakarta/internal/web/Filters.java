package com.oten.jakarta.internal.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.pages.Reply;
import com.oten.jakarta.internal.web.http.Navigation;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Registers the library's filters. */
final class Filters {
    private Filters() {}

    /** Before the application's filters; see {@link AccessFilter} for forwards. */
    static void add(String name, Filter filter, ServletContext context) {
        add(name, filter, EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD), context);
    }

    static void add(String name, Filter filter, EnumSet<DispatcherType> dispatches, ServletContext context) {
        FilterRegistration.@Nullable Dynamic registered = context.addFilter(name, filter);
        if (registered == null) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the application has a filter named " + name + ", which is the name of one of the library's");
        }
        registered.setAsyncSupported(true);
        registered.addMappingForUrlPatterns(dispatches, false, "/*");
    }

    /** Asks for a login that comes back to the folder whose welcome page needs it. */
    static void challenge(HttpServletRequest in, HttpServletResponse out) throws IOException {
        RequestHandlers oten = CDI.current().select(RequestHandlers.class).get();
        Object query = in.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        String folder = in.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) + (query == null ? "" : "?" + query);
        Reply reply = Navigation.is(in)
                ? oten.logins().begin(OtenLogin.fresh().returnTo(folder), in)
                : oten.failures().respond(OtenErrorCode.NOT_LOGGED_IN.exception("a welcome page needs a login"), in);
        oten.writer().write(reply, in, out);
    }

    /** Refuses a request because of how the application is set up; the log says why. */
    static void refuse(String fault, HttpServletRequest in, HttpServletResponse out) throws IOException {
        RequestHandlers oten = CDI.current().select(RequestHandlers.class).get();
        oten.writer().write(oten.failures().respond(OtenErrorCode.CONFIGURATION.exception(fault), in), in, out);
    }
}
