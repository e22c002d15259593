package com.oten.jakarta.internal.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All configuration keys, so that a misspelt one is reported. */
public final class KnownKeys {
    private static final Set<String> KEYS = Set.of(
            "oten.enabled",
            "oten.client-id",
            "oten.client-secret",
            "oten.client-secret-file",
            "oten.client-type",
            "oten.allow-short-client-secret",
            "oten.issuer",
            "oten.scopes",
            "oten.base-url",
            "oten.path",
            "oten.redirect-uri",
            "oten.protect",
            "oten.allow-unprotected-while-disabled",
            "oten.error-page",
            "oten.request-object.mode",
            "oten.request-object.alg",
            "oten.request-object.key",
            "oten.request-object.key-file",
            "oten.request-object.key-id",
            "oten.request-object.next-key",
            "oten.request-object.next-key-file",
            "oten.request-object.next-key-id",
            "oten.request-object.previous-key",
            "oten.request-object.previous-key-file",
            "oten.request-object.previous-key-id",
            "oten.request-object.lifetime",
            "oten.request-object.typ",
            "oten.id-token.algs",
            "oten.clock-skew",
            "oten.http.connect-timeout",
            "oten.http.timeout",
            "oten.http.proxy",
            "oten.http.trust-store",
            "oten.http.trust-store-password",
            "oten.http.trust-store-type",
            "oten.http.endpoint-hosts",
            "oten.http.max-waiting",
            "oten.retry.max-attempts",
            "oten.retry.delay",
            "oten.breaker.failures",
            "oten.breaker.delay",
            "oten.login.lifetime",
            "oten.login.url-parameters",
            "oten.caller-name-claim",
            "oten.groups-claim",
            "oten.userinfo",
            "oten.session.lifetime",
            "oten.shared-store",
            "oten.shared-store.cache",
            "oten.shared-store.provider",
            "oten.shared-store.uri",
            "oten.logout.at-oten",
            "oten.logout.return-to",
            "oten.jaxrs.enforce-roles",
            "oten.outgoing.origins",
            "oten.bearer.mode",
            "oten.bearer.audience",
            "oten.bearer.scopes",
            "oten.bearer.cache",
            "oten.doctor.client-credentials",
            "oten.doctor.scopes",
            "oten.cors.origins",
            "oten.cors.credentials",
            "oten.seal-key",
            "oten.seal-key-file");

    /** Every character of them counts. */
    private static final Set<String> SECRETS = Set.of(
            "oten.client-secret",
            "oten.seal-key",
            "oten.request-object.key",
            "oten.request-object.next-key",
            "oten.request-object.previous-key",
            "oten.http.trust-store-password");

    private static final Set<String> PLAIN =
            KEYS.stream().map(PropertyName::plain).collect(Collectors.toUnmodifiableSet());
    private static final String CLIENT_ID = PropertyName.plain("oten.client-id");
    /**
     * Keys without which something is open while the library works. Others have a default that is no weaker, or their
     * absence is noticed.
     */
    private static final Set<String> GUARDS = Set.of("oten.protect", "oten.bearer.scopes");

    private KnownKeys() {}

    /**
     * All keys, in order.
     *
     * @return a new sorted set
     */
    public static Set<String> all() {
        return new TreeSet<>(KEYS);
    }

    /**
     * Whether the value is a secret, which is used as it is written.
     *
     * @param key of the library
     * @return false for the names of files that hold secrets
     */
    public static boolean isSecret(String key) {
        return SECRETS.contains(key);
    }

    /**
     * Finds property names that look like keys of the library and are not, environment variables included.
     *
     * @param names the names of all properties
     * @return one warning per name, with the nearest known key
     */
    public static List<String> warnings(Iterable<String> names) {
        return unknown(names).stream()
                .filter(name -> !isGuard(name))
                .map(name -> "unknown key " + name.listed() + advice(name))
                .toList();
    }

    /** Misspelt keys that would have closed something. */
    static List<PropertyName> guards(Iterable<String> names) {
        return unknown(names).stream().filter(KnownKeys::isGuard).toList();
    }

    /** Whether any of the names belongs to the library. */
    static boolean areIn(Iterable<String> names) {
        return !own(names).isEmpty();
    }

    /**
     * If there is no client id: finds a name that was meant to be it, or else one that is not a key at all.
     *
     * @param names the names of all properties
     * @return one of them, and what is wrong with it; empty if all names are keys
     */
    public static Optional<String> missedClientId(Iterable<String> names) {
        List<PropertyName> own = own(names);
        return own.stream()
                .filter(name -> name.plain().equals(CLIENT_ID) && isKnown(name))
                .map(name -> name.profile()
                        .map(profile ->
                                name.listed() + " counts under the profile " + profile + " alone (mp.config.profile)")
                        .orElseGet(() -> name.listed() + " is empty"))
                .findFirst()
                .or(() -> own.stream()
                        .filter(name -> !isKnown(name))
                        .map(name -> name.listed() + " is, which is not a key" + advice(name))
                        .min(Comparator.comparing(text -> !text.contains(" oten.client-id?"))));
    }

    /**
     * The names that belong to the library, in order. SmallRye Config lists an environment variable under a second name
     * with dots, {@code oten.client.secret} say, and without its profile if that is active: it counts once, as the
     * variable.
     */
    private static List<PropertyName> own(Iterable<String> names) {
        Set<String> all = new TreeSet<>();
        names.forEach(all::add);
        List<PropertyName> own =
                all.stream().flatMap(name -> PropertyName.of(name).stream()).toList();
        Set<String> variables = own.stream()
                .filter(name -> !name.isKey())
                .map(PropertyName::plain)
                .collect(Collectors.toSet());
        return own.stream()
                .filter(name -> !name.isKey() || isExactly(name) || !variables.contains(name.plain()))
                .toList();
    }

    private static boolean isExactly(PropertyName name) {
        return KEYS.contains(name.key());
    }

    private static List<PropertyName> unknown(Iterable<String> names) {
        return own(names).stream().filter(name -> !isKnown(name)).toList();
    }

    private static boolean isKnown(PropertyName name) {
        return name.isKey() ? isExactly(name) : PLAIN.contains(name.plain());
    }

    private static boolean isGuard(PropertyName name) {
        return nearest(name).filter(GUARDS::contains).isPresent();
    }

    /** Which key may have been meant, as the end of a message. */
    static String advice(PropertyName name) {
        return nearest(name).map(known -> "; did you mean " + known + "?").orElse("");
    }

    private static Optional<String> nearest(PropertyName name) {
        String meant = name.isKey() ? name.key() : name.plain();
        Optional<String> best = Optional.empty();
        int least = 1 + meant.length() / 3;
        for (String known : all()) {
            int distance = distance(meant, name.isKey() ? known : PropertyName.plain(known));
            if (distance < least) {
                least = distance;
                best = Optional.of(known);
            }
        }
        return best;
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
