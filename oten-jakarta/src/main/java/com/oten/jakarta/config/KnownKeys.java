package com.oten.jakarta.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every key there is, so that a misspelt one does not stay silent. */
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
            "oten.seal-key",
            "oten.seal-key-file");

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
     * Finds keys that look like ours and are not.
     *
     * @param names the names of all properties there are
     * @return one warning a key, with the nearest known one
     */
    public static List<String> warnings(Iterable<String> names) {
        List<String> warnings = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith("oten.") && !name.startsWith("oten.sample.") && !KEYS.contains(name)) {
                warnings.add("unknown key " + name
                        + nearest(name)
                                .map(known -> "; did you mean " + known + "?")
                                .orElse(""));
            }
        }
        return warnings;
    }

    private static Optional<String> nearest(String name) {
        Optional<String> best = Optional.empty();
        int least = 1 + name.length() / 3;
        for (String known : all()) {
            int distance = distance(name, known);
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
