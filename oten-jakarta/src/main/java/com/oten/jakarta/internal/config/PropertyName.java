package com.oten.jakarta.internal.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A property that belongs to the library, by the name under which a server lists it: the key itself, the key under a
 * profile, or the environment variable of either (MicroProfile Config 3.0, section 5.3.1). Environment variables know
 * neither dots nor hyphens, so names are compared without them.
 *
 * @param listed as the server lists it
 * @param plain lower case, with an underscore for whatever is neither letter nor digit, and without a profile
 * @param profile that has to be active for it to count
 */
record PropertyName(String listed, String plain, Optional<String> profile) {
    private static final Pattern KEY = Pattern.compile("(?:%([^.]+)\\.)?(oten\\..*)", Pattern.DOTALL);
    private static final Pattern VARIABLE =
            Pattern.compile("(?:_([A-Z0-9_]+?)_)?(OTEN_[A-Z0-9_]+)", Pattern.CASE_INSENSITIVE);
    /** Kubernetes sets these for every process in a namespace with a service of that name. */
    private static final Pattern KUBERNETES =
            Pattern.compile("oten_(?:[a-z0-9_]+_)?(?:service_host|service_port|port)(?:_[a-z0-9_]+)?");

    /** Empty for properties of others, and for the sample application's own. */
    static Optional<PropertyName> of(String listed) {
        Matcher key = KEY.matcher(listed);
        Matcher found = key.matches() ? key : VARIABLE.matcher(listed);
        if (!found.matches()) {
            return Optional.empty();
        }
        String plain = plain(found.group(2));
        boolean isKubernetes = !isKey(listed) && KUBERNETES.matcher(plain).matches();
        return isKubernetes || plain.startsWith("oten_sample_")
                ? Optional.empty()
                : Optional.of(new PropertyName(listed, plain, Optional.ofNullable(found.group(1))));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    /** Not a variable: then every dot and hyphen counts. */
    boolean isKey() {
        return isKey(listed);
    }

    /** Without the profile, and in the form in which it was listed. */
    String key() {
        return profile.map(name -> listed.substring(name.length() + 2)).orElse(listed);
    }

    private static boolean isKey(String name) {
        return name.indexOf('.') >= 0;
    }
}
