package com.oten.jakarta.internal.config;

import java.util.Set;

/**
 * Which scripts may read the library's error responses (Fetch standard, section 3.3).
 *
 * @param origins as browsers write them; {@link #ANY} alone stands for all; empty if the library adds nothing
 * @param credentials whether requests with cookies may be read too
 */
public record CorsConfig(Set<String> origins, boolean credentials) {
    /** Any origin. */
    public static final String ANY = "*";

    /** Copies the set. */
    public CorsConfig {
        origins = Set.copyOf(origins);
    }
}
