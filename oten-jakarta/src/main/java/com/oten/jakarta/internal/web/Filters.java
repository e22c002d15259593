package com.oten.jakarta.internal.web;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
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
    private static final EnumSet<DispatcherType> CHECKED = EnumSet.of(DispatcherType.REQUEST, DispatcherType.FORWARD);

    private Filters() {}

    static void add(String name, AccessFilter filter, ServletContext context) {
        add(name, filter, CHECKED, context);
    }

    /** Before the application's filters. */
    static void add(String name, Filter filter, EnumSet<DispatcherType> dispatches, ServletContext context) {
        register(name, filter, context).addMappingForUrlPatterns(dispatches, false, "/*");
    }

    /** After the application's filters, right before the servlet. */
    static void addLast(String name, AccessFilter filter, ServletContext context) {
        register(name, filter, context).addMappingForUrlPatterns(CHECKED, true, "/*");
    }

    private static FilterRegistration register(String name, Filter filter, ServletContext context) {
        FilterRegistration.@Nullable Dynamic registered = context.addFilter(name, filter);
        if (registered == null) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the application has a filter named " + name + ", which is the name of one of the library's");
        }
        registered.setAsyncSupported(true);
        return registered;
    }

    /** Asks for a login that comes back to the folder whose welcome page needs it. */
    static void challenge(HttpServletRequest in, HttpServletResponse out) throws IOException {
        RequestHandlers oten = RequestHandlers.current();
        Object query = in.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        String folder = in.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) + (query == null ? "" : "?" + query);
        oten.writer().write(oten.neededLogins().challenge(OtenLogin.fresh().returnTo(folder), in), in, out);
    }

    /** Refuses a request because of how the application is set up; the log says why. */
    static void refuse(String fault, HttpServletRequest in, HttpServletResponse out) throws IOException {
        RequestHandlers oten = RequestHandlers.current();
        oten.writer().write(oten.failures().respond(OtenErrorCode.CONFIGURATION.exception(fault), in), in, out);
    }
}
