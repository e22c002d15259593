package com.oten.jakarta.internal.idtoken;

import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.http.Http;
import com.oten.jakarta.internal.http.RemoteDocument;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Oten's public keys, remembered. A token that names an unknown key makes this class fetch them again, but at most
 * every half minute for each kind of token: ID tokens come from Oten itself, and forged ones of the other kinds must
 * not use up their time. Thread-safe.
 */
final class ProviderKeys {
    private static final Duration REFETCH_PAUSE = Duration.ofSeconds(30);
    private static final int LARGEST_SET = 512 * 1024;

    private final RemoteDocument<ProviderKeySet> document;

    ProviderKeys(Discovery discovery, Http http, Clock clock) {
        this.document = new RemoteDocument<>(
                () -> http.get(discovery.metadata().jwksUri(), LARGEST_SET).thenApply(ProviderKeySet::parse),
                http.bulkhead(),
                clock);
    }

    /** Fetches the keys before anybody needs them; nobody waits, and a failure is not remembered. */
    void prefetch() {
        var unused = document.prefetch();
    }

    /** The set that has a key for such a signature, or else the newest there is. */
    ProviderKeySet with(TokenKind kind, String algorithm, Optional<String> keyId) {
        ProviderKeySet remembered = document.get();
        return remembered.candidates(algorithm, keyId).isEmpty() ? document.refreshed(kind, REFETCH_PAUSE) : remembered;
    }
}
