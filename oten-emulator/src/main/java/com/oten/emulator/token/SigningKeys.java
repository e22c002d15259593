package com.oten.emulator.token;

import com.oten.emulator.IdTokenAlgorithm;
import com.oten.emulator.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The emulator's keys: the newest signs, the others are still published until they are retired. */
public final class SigningKeys {
    private final IdTokenAlgorithm algorithm;
    /** Replaced as a whole under the lock, read without it. */
    private volatile List<SigningKey> newestFirst;
    /** Set by the test, read by every request. */
    private volatile Optional<String> bodyOverride = Optional.empty();

    public SigningKeys(IdTokenAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.newestFirst = List.of(SigningKey.generate(algorithm));
    }

    public SigningKey current() {
        return newestFirst.get(0);
    }

    /** The published key of this id. */
    Optional<SigningKey> find(String kid) {
        return newestFirst.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    public synchronized void rotate() {
        List<SigningKey> more = new ArrayList<>(List.of(SigningKey.generate(algorithm)));
        more.addAll(newestFirst);
        newestFirst = List.copyOf(more);
    }

    public synchronized void retireOld() {
        newestFirst = List.of(current());
    }

    public void override(Optional<String> body) {
        bodyOverride = body;
    }

    public void reset() {
        override(Optional.empty());
    }

    public String jwks() {
        List<Map<String, Object>> keys =
                newestFirst.stream().map(SigningKey::publicJwk).toList();
        return bodyOverride.orElseGet(() -> Json.write(Map.of("keys", keys)));
    }
}
