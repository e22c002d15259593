package com.oten.jakarta.internal.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A secret that may be rotated while the application runs: every call looks again. While it is unreadable, as files are
 * while they are being replaced, the last good value is used. Thread-safe.
 */
public final class SecretSource {
    private final Supplier<Optional<String>> place;
    private final BooleanSupplier expanded;
    /** Volatile, because requests on any thread read it; the value of any recent reader will do. */
    private volatile Secret lastGood;

    private SecretSource(Supplier<Optional<String>> place, BooleanSupplier expanded, Secret first) {
        this.place = place;
        this.expanded = expanded;
        this.lastGood = first;
    }

    public static Optional<SecretSource> of(Supplier<Optional<String>> place) {
        return of(place, () -> false);
    }

    /**
     * A secret that may be the result of an expression.
     *
     * @param place where it is looked up
     * @param expanded whether it is one, as it is now
     * @return empty if there is no secret
     */
    public static Optional<SecretSource> of(Supplier<Optional<String>> place, BooleanSupplier expanded) {
        return read(place).map(first -> new SecretSource(place, expanded, first));
    }

    /** Whether it is what an expression of the configuration expands to, and not what is written there. */
    public boolean isExpanded() {
        return expanded.getAsBoolean();
    }

    /** The content of a file without the line end that editors put there. */
    public static Supplier<Optional<String>> file(Path path) {
        return () -> {
            try {
                return Optional.of(Files.readString(path).strip());
            } catch (IOException e) {
                return Optional.empty();
            }
        };
    }

    /**
     * The secret as it is now.
     *
     * @return never empty
     */
    public Secret current() {
        Secret now = read(place).orElse(lastGood);
        lastGood = now;
        return now;
    }

    private static Optional<Secret> read(Supplier<Optional<String>> place) {
        return place.get().filter(value -> !value.isEmpty()).map(Secret::new);
    }

    @Override
    public String toString() {
        return "SecretSource[***]";
    }
}
