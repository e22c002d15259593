package com.oten.jakarta.internal.config;

import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.error.OtenErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads settings and remembers what is wrong with them, so that the operator learns of every fault in one deployment.
 * Each method returns something usable even after a fault; {@link #done()} decides. For one thread.
 */
final class SettingsReader {
    private final Lookup lookup;
    private final Set<String> problems = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    SettingsReader(Lookup lookup) {
        this.lookup = lookup;
    }

    Optional<String> text(String key) {
        try {
            return lookup.apply(key).map(String::strip).filter(value -> !value.isEmpty());
        } catch (OtenConfigurationException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    String required(String key, String advice) {
        return text(key).orElseGet(() -> {
            problem(key, "is not set", advice);
            return "";
        });
    }

    boolean flag(String key, boolean otherwise) {
        return text(key)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        problem(key, "is neither true nor false", "for instance true");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    int number(String key, int otherwise, int least, int most) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below, together with numbers out of range
        }
        problem(key, "is not a number from " + least + " to " + most, "for instance " + otherwise);
        return otherwise;
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(value.get());
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
            problem(key, "lies outside " + least + " to " + most, "for instance " + otherwise);
        } catch (DateTimeParseException e) {
            problem(key, "is not an ISO-8601 duration", "for instance " + otherwise);
        }
        return otherwise;
    }

    <E extends Enum<E>> E choice(String key, E otherwise, Class<E> type) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.toString().equals(value.get())) {
                return constant;
            }
            known.add(constant.toString());
        }
        problem(key, "is not one of " + String.join(", ", known), "for instance " + otherwise);
        return otherwise;
    }

    List<String> words(String key, String otherwise) {
        String value = text(key).orElse(otherwise);
        return Arrays.stream(value.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Parses an absolute URL without a trailing slash; http is for loopback hosts. */
    Optional<URI> url(String key, String value, String example) {
        try {
            URI url = new URI(Issuers.withoutSlash(value));
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            String host = url.getHost();
            if (host == null || url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
                problem(key, "is not an absolute URL without user, query and fragment", example);
            } else if (!scheme.equals("https") && !(scheme.equals("http") && Loopback.is(host))) {
                problem(key, "is not https, and plain http is for loopback hosts only", example);
            } else {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            problem(key, "is not a URL", example);
        }
        return Optional.empty();
    }

    /** A path in the file system. */
    Optional<Path> file(String key) {
        return text(key).flatMap(value -> {
            try {
                return Optional.of(Path.of(value));
            } catch (InvalidPathException e) {
                problem(key, "is not a path", "for instance " + Path.of("conf", "oten"));
                return Optional.empty();
            }
        });
    }

    void problem(String key, String fault, String advice) {
        problems.add(key + " " + fault + " (" + advice + ")");
    }

    void warning(String text) {
        warnings.add(text);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void done() {
        if (!problems.isEmpty()) {
            throw OtenErrorCode.CONFIGURATION.exception("The configuration of Oten has "
                    + problems.size() + (problems.size() == 1 ? " fault: " : " faults: ")
                    + String.join("; ", problems));
        }
    }
}
