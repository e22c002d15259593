package com.oten.jakarta.internal.store;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;

/** How long a cache keeps entries, as its own configuration says. */
final class CacheAge {
    private CacheAge() {}

    /**
     * What is wrong with the age of a cache.
     *
     * @param cache just opened
     * @param needed how long entries must be kept after they were written last
     * @return one line; empty if entries are kept long enough, or the provider does not tell
     */
    static Optional<String> shortfall(Cache<String, String> cache, Duration needed) {
        try {
            @SuppressWarnings("unchecked") // JCache has no class for one with types
            CompleteConfiguration<String, String> configuration = cache.getConfiguration(CompleteConfiguration.class);
            return kept(configuration.getExpiryPolicyFactory().create(), needed)
                    .map(kept -> "the cache " + cache.getName() + " keeps entries " + kept
                            + ", so logouts and tokens are forgotten while sessions live, for " + needed
                            + " (oten.session.lifetime): let its entries expire " + needed
                            + " after they were written last, or later");
        } catch (RuntimeException e) {
            return Optional.empty(); // a provider need not have this configuration
        }
    }

    /** Empty if that is long enough. */
    private static Optional<String> kept(ExpiryPolicy policy, Duration needed) {
        Optional<Duration> age = Stream.of(
                        Optional.ofNullable(policy.getExpiryForCreation()),
                        Optional.ofNullable(policy.getExpiryForUpdate()),
                        Optional.ofNullable(policy.getExpiryForAccess()))
                .flatMap(Optional::stream)
                .filter(duration -> !duration.isEternal())
                .map(duration -> Duration.ofMillis(duration.getAdjustedTime(0)))
                .min(Comparator.naturalOrder());
        return age.filter(shortest -> shortest.compareTo(needed) < 0)
                .map(shortest -> "for " + shortest + " only")
                .or(() -> age.filter(shortest -> isFromFirstWrite(policy))
                        .map(shortest -> "for " + shortest + " after they were written first"));
    }

    /**
     * Only of the policies whose meaning JCache itself defines: Infinispan reports a lifespan in the same way, and counts
     * it anew with each write.
     */
    private static boolean isFromFirstWrite(ExpiryPolicy policy) {
        return policy instanceof CreatedExpiryPolicy || policy instanceof AccessedExpiryPolicy;
    }
}
