package com.oten.sample;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The buttons on the page about tokens. */
enum TokenAction {
    REFRESH("Refresh now"),
    USERINFO("Ask Oten about me"),
    INTROSPECT("Introspect my token"),
    SERVICE("Get a service token"),
    DOWNSTREAM("Call another service"),
    REVOKE("Revoke the tokens");

    private final String label;

    TokenAction(String label) {
        this.label = label;
    }

    static Optional<TokenAction> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(action -> action.parameter().equals(name))
                .findFirst();
    }

    static String form() {
        return Arrays.stream(values())
                .map(action -> "<button class=\"quiet\" name=\"do\" value=\"%s\">%s</button>\n"
                        .formatted(action.parameter(), action.label))
                .collect(Collectors.joining(
                        "",
                        "<form method=\"post\" action=\"tokens\">\n<div class=\"actions\">\n",
                        "</div>\n</form>\n"));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
