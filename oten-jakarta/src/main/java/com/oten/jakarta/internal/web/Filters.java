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

/** The library's filters among the application's. */
final class Filters {
    private Filters() {}

    /** Before the application's filters, and only for what comes from outside, as security constraints and mechanisms are. */
    static void add(String name, Filter filter, ServletContext context) {
        FilterRegistration.@Nullable Dynamic registered = context.addFilter(name, filter);
        if (registered == null) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "the application has a filter named " + name + ", which is the name of the library's own");
        }
        registered.setAsyncSupported(true);
        registered.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    /** Answers that the application is set up so that nobody may come here; the log says why. */
    static void refuse(String fault, HttpServletRequest in, HttpServletResponse out) throws IOException {
        RequestHandlers oten = CDI.current().select(RequestHandlers.class).get();
        oten.writer().write(oten.failures().answer(OtenErrorCode.CONFIGURATION.exception(fault), in), in, out);
    }
}
