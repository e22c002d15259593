package com.oten.jakarta.internal.web;

import com.oten.jakarta.error.OtenErrorCode;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Registers the library's filters. */
final class Filters {
    private Filters() {}

    /** Before the application's filters, and only for requests of clients, like security constraints. */
    static void add(String name, Filter filter, ServletContext context) {
        FilterRegistration.@Nullable Dynamic registered = context.addFilter(name, filter);
        if (registered == null) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the application has a filter named " + name + ", which is the name of one of the library's");
        }
        registered.setAsyncSupported(true);
        registered.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    /** Refuses a request because of how the application is set up; the log says why. */
    static void refuse(String fault, HttpServletRequest in, HttpServletResponse out) throws IOException {
        RequestHandlers oten = CDI.current().select(RequestHandlers.class).get();
        oten.writer().write(oten.failures().respond(OtenErrorCode.CONFIGURATION.exception(fault), in), in, out);
    }
}
