package com.oten.jakarta.internal.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code oten.bearer.*} keys. */
final class BearerSettings {
    /** RFC 6749 section 3.3; they are also written into a header. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");

    private final SettingsReader in;

    BearerSettings(SettingsReader in) {
        this.in = in;
    }

    /** Empty if bearer tokens are not accepted. */
    Optional<BearerConfig> bearer(ClientConfig client) {
        BearerConfig.Mode mode = in.choice("oten.bearer.mode", BearerConfig.Mode.OFF, BearerConfig.Mode.class);
        Duration cache = in.duration("oten.bearer.cache", Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(10));
        List<String> scopes = in.words("oten.bearer.scopes", "");
        if (!scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
            in.problem("oten.bearer.scopes", "has a word that is not a scope", "for instance orders:read");
        }
        if (String.join(" ", scopes).length() > 1_000) { // they are in the WWW-Authenticate header
            in.problem("oten.bearer.scopes", "is longer than 1000 characters", "demand what every call needs");
        }
        if (mode == BearerConfig.Mode.OFF) {
            return Optional.empty();
        }
        if (mode == BearerConfig.Mode.INTROSPECTION && !client.isConfidential()) {
            in.problem("oten.bearer.mode", "is introspection, and Oten lets no public client ask", "for instance jwt");
        }
        // without it, a token that was made for any other application would be accepted here
        String audience = in.required(
                "oten.bearer.audience",
                "what Oten writes into aud for this application, for instance https://api.example.com");
        return Optional.of(new BearerConfig(mode, audience, Set.copyOf(scopes), cache));
    }
}
