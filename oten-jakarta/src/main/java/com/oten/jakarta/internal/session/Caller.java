package com.oten.jakarta.internal.session;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is calling: a user with a session, or a caller with a bearer token. */
public interface Caller {
    /**
     * Oten's issuer identifier.
     *
     * @return with the subject, the caller's identity
     */
    String issuer();

    /**
     * The caller at the issuer.
     *
     * @return {@code sub}
     */
    String subject();

    /**
     * The name of the caller principal.
     *
     * @return the configured claim
     */
    String callerName();

    /**
     * The groups.
     *
     * @return immutable
     */
    Set<String> groups();

    /**
     * All claims.
     *
     * @return immutable
     */
    Map<String, Object> claims();

    /**
     * A claim that is a string.
     *
     * @param name which
     * @return empty if it is absent or something else
     */
    default Optional<String> text(String name) {
        @Nullable Object value = claims().get(name);
        return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
