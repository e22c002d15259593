package com.oten.sample;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Claims, constants and scopes as text for users. */
final class Words {
    private static final Set<String> MOMENTS = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");

    private Words() {}

    /** Claims in the order of their names, as plain text. */
    static Map<String, String> of(Map<String, Object> claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        new TreeMap<>(claims).forEach((name, value) -> texts.put(name, text(name, value)));
        return texts;
    }

    /** A constant of the library's. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String of(Set<String> scopes) {
        return scopes.isEmpty() ? "none" : scopes.stream().sorted().collect(Collectors.joining(" "));
    }

    private static String text(String name, Object value) {
        if (MOMENTS.contains(name) && value instanceof Number seconds) {
            return Instant.ofEpochSecond(seconds.longValue()).toString();
        }
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    /** A table of two columns. */
    static String table(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                        .formatted(Page.escape(row.getKey()), Page.escape(row.getValue())))
                .collect(Collectors.joining("", "<table>\n", "</table>\n"));
    }
}
