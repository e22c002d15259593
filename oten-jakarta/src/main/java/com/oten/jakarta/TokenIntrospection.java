package com.oten.jakarta;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Oten says about a token (RFC 7662 section 2.2). Members may be about a user: {@link #toString()} leaves them
 * out.
 *
 * @param isActive whether the token is valid; if not, nothing else is known of it
 * @param members all members, as JDK types
 */
public record TokenIntrospection(boolean isActive, Map<String, Object> members) {
    /**
     * Who the token stands for.
     *
     * @return {@code sub}
     */
    public Optional<String> subject() {
        return text("sub");
    }

    /**
     * Which client got it.
     *
     * @return {@code client_id}
     */
    public Optional<String> clientId() {
        return text("client_id");
    }

    /**
     * The granted scopes.
     *
     * @return empty if Oten does not say
     */
    public Set<String> scopes() {
        return Arrays.stream(text("scope").orElse("").split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * When it expires.
     *
     * @return {@code exp}
     */
    public Optional<Instant> expiresAt() {
        return members.get("exp") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /**
     * A member that is a string.
     *
     * @param name which
     * @return empty if it is absent or something else
     */
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "TokenIntrospection[isActive=" + isActive + "]";
    }
}
