package com.oten.jakarta.internal.config;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads which scripts of other origins may read the library's error responses. */
final class CorsSettings {
    private static final String ORIGINS = "oten.cors.origins";
    private static final String CREDENTIALS = "oten.cors.credentials";
    private static final String EXAMPLE = "for instance https://app.example.com";

    private final SettingsReader in;

    CorsSettings(SettingsReader in) {
        this.in = in;
    }

    CorsConfig cors() {
        List<String> words = in.words(ORIGINS, "");
        boolean credentials = in.flag(CREDENTIALS, false);
        if (words.contains(CorsConfig.ANY)) {
            any(words, credentials);
            return new CorsConfig(Set.of(CorsConfig.ANY), false);
        }
        if (credentials && words.isEmpty()) {
            in.warning(CREDENTIALS + " has no effect while " + ORIGINS + " is not set");
        }
        Set<String> origins = new HashSet<>();
        words.forEach(word -> origin(word).ifPresent(origins::add));
        return new CorsConfig(origins, credentials);
    }

    private void any(List<String> words, boolean credentials) {
        if (words.size() > 1) {
            in.problem(ORIGINS, "has origins beside *, which is all of them", EXAMPLE);
        }
        if (credentials) { // browsers refuse the pair (Fetch standard, section 3.3.5)
            in.problem(ORIGINS, "is *, which does not go with " + CREDENTIALS, EXAMPLE);
        }
    }

    private Optional<String> origin(String word) {
        if (word.equals("null")) {
            in.problem(ORIGINS, "names null, which is the origin of any page in a sandbox", EXAMPLE);
            return Optional.empty();
        }
        return in.url(ORIGINS, word, EXAMPLE)
                .filter(url -> {
                    boolean isOrigin = url.getPath().isEmpty();
                    if (!isOrigin) {
                        in.problem(ORIGINS, "has a path", EXAMPLE);
                    }
                    return isOrigin;
                })
                .map(CorsSettings::asBrowsersWriteIt);
    }

    /** RFC 6454 section 6.2: in lower case, and without the usual port. */
    private static String asBrowsersWriteIt(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        boolean isUsual = url.getPort() < 0 || url.getPort() == usual;
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (isUsual ? "" : ":" + url.getPort());
    }
}
