package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.config.StoreConfig.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how sessions live and what their nodes share. */
final class SessionSettings {
    private static final String STORE = "oten.shared-store";
    private static final String CACHE = STORE + ".cache";
    private static final String PROVIDER = STORE + ".provider";
    private static final String URI_KEY = STORE + ".uri";
    private static final Pattern CACHE_NAME = Pattern.compile("[\\w.:-]{1,100}");
    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{L}_$][\\w$]*(\\.[\\p{L}_$][\\w$]*)+");

    private final SettingsReader in;

    SessionSettings(SettingsReader in) {
        this.in = in;
    }

    /** The nodes of a public client have no secret in common to derive a key from. */
    SessionConfig read(boolean hasKey) {
        Duration lifetime =
                in.duration("oten.session.lifetime", Duration.ofHours(24), Duration.ofMinutes(5), Duration.ofDays(30));
        StoreConfig store = store();
        if (store.kind() == Kind.JCACHE && !hasKey) {
            in.problem("oten.seal-key", "is not set", "a public client on several nodes needs the same one on all");
        }
        return new SessionConfig(lifetime, store);
    }

    private StoreConfig store() {
        Kind kind = in.choice(STORE, Kind.LOCAL, Kind.class);
        String cache = in.text(CACHE).orElse("oten");
        if (!CACHE_NAME.matcher(cache).matches()) {
            in.problem(
                    CACHE,
                    "is not a name of at most 100 letters, digits and the characters . _ : -",
                    "for instance oten");
        }
        Optional<String> provider = in.text(PROVIDER);
        if (provider.filter(name -> !CLASS_NAME.matcher(name).matches()).isPresent()) {
            in.problem(
                    PROVIDER,
                    "is not the full name of a class",
                    "for instance com.hazelcast.cache.HazelcastMemberCachingProvider");
        }
        if (kind == Kind.LOCAL) {
            for (String key : List.of(CACHE, PROVIDER, URI_KEY)) {
                if (in.text(key).isPresent()) {
                    in.warning(key + " has no effect while " + STORE + " is local");
                }
            }
        }
        return new StoreConfig(kind, cache, provider, uri());
    }

    private Optional<URI> uri() {
        return in.text(URI_KEY).flatMap(value -> {
            try {
                return Optional.of(new URI(value));
            } catch (URISyntaxException e) {
                in.problem(URI_KEY, "is not a URI", "for instance file:/etc/shop/hazelcast.xml");
                return Optional.empty();
            }
        });
    }
}
