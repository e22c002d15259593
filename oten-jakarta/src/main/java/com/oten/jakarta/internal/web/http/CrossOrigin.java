package com.oten.jakarta.internal.web.http;

import com.oten.jakarta.internal.config.CorsConfig;
import com.oten.jakarta.internal.pages.Page;
import com.oten.jakarta.internal.pages.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of other origins read the library's error responses (Fetch standard, section 3.3): without it they see a
 * network error instead of a 401. The mechanism writes before the application's filters run, so these cannot do it.
 */
public final class CrossOrigin {
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    private static final String VARY = "Vary";

    private final CorsConfig config;

    public CrossOrigin(CorsConfig config) {
        this.config = config;
    }

    /** Whether the application wants it. */
    public boolean isOn() {
        return !config.origins().isEmpty();
    }

    /**
     * Adds the headers to a response, unless the application has set its own.
     *
     * @param reply what is sent; redirects and pages without an error get nothing
     * @param in the request
     * @param isSet whether the response has a header already
     * @param add adds one
     */
    public void allow(Reply reply, HttpServletRequest in, Predicate<String> isSet, BiConsumer<String, String> add) {
        boolean isError = reply instanceof Page && reply.status() >= 400;
        if (!isOn() || !isError || isSet.test(ALLOW_ORIGIN)) {
            return;
        }
        boolean isAny = config.origins().contains(CorsConfig.ANY);
        @Nullable String origin = isAny ? CorsConfig.ANY : in.getHeader("Origin");
        if (!isAny) {
            add.accept(VARY, "Origin");
        }
        if (origin == null || !config.origins().contains(origin)) {
            return;
        }
        add.accept(ALLOW_ORIGIN, origin);
        add.accept("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
        if (config.credentials()) {
            add.accept("Access-Control-Allow-Credentials", "true");
        }
    }

    /** Takes back what the application has written, but for what it lets scripts of other origins do. */
    public static void reset(HttpServletResponse out) {
        Map<String, List<String>> kept = out.getHeaderNames().stream()
                .filter(name -> VARY.equalsIgnoreCase(name)
                        || name.regionMatches(true, 0, "Access-Control-", 0, "Access-Control-".length()))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> List.copyOf(out.getHeaders(name))));
        out.reset();
        kept.forEach((name, values) -> values.forEach(value -> out.addHeader(name, value)));
    }
}
