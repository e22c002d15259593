package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.secret.SecretSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who the application is at Oten.
 *
 * @param id {@code client_id}
 * @param secret the client secret, looked up whenever it is needed so that a rotated one is taken up; empty for a public
 *     client
 * @param allowShortSecret whether a secret under 32 bytes may sign (RFC 7518 section 3.2 forbids it)
 */
public record ClientConfig(String id, Optional<SecretSource> secret, boolean allowShortSecret) {
    /**
     * Whether the client has a secret (RFC 6749 section 2.1).
     *
     * @return false for a public client
     */
    public boolean isConfidential() {
        return secret.isPresent();
    }

    /**
     * How the client authenticates itself at Oten's endpoints: in the form ({@code client_secret_post}, RFC 6749 section
     * 2.3.1), because Oten refuses HTTP Basic (guide, {@code invalid_client} step 2).
     *
     * @return a new map; the secret is looked up now
     */
    public Map<String, String> credentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", id);
        secret.ifPresent(source -> form.put("client_secret", source.current().value()));
        return form;
    }
}
