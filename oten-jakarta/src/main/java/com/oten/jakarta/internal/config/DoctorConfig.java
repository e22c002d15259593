package com.oten.jakarta.internal.config;

import java.util.List;

/**
 * What the doctor may do.
 *
 * @param clientCredentials whether it may ask for a service token, to see whether the client's credentials are right
 * @param scopes what for; empty leaves it to Oten
 */
public record DoctorConfig(boolean clientCredentials, List<String> scopes) {
    /** Copies the list. */
    public DoctorConfig {
        scopes = List.copyOf(scopes);
    }
}
