package com.oten.emulator;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who can log in. Immutable; the {@code with} methods give changed copies.
 *
 * @param username shown on the login page and passed to {@code approveAll}
 * @param subject the {@code sub} claim
 * @param name the {@code name} claim, for scope {@code profile}
 * @param email the {@code email} claim, for scope {@code email}
 * @param picture the {@code picture} claim, for scope {@code profile}
 * @param groups the {@code groups} claim, for scope {@code profile} or {@code groups}; left out when empty
 * @param claims further claims, for scope {@code profile}; JSON values
 * @param acrs the authentication context classes ({@code acr}) that a login can reach, the usual one first; when empty,
 *     whatever is asked for, and usually {@code 1}
 */
public record EmulatedUser(
        String username,
        String subject,
        String name,
        String email,
        Optional<URI> picture,
        List<String> groups,
        Map<String, Object> claims,
        List<String> acrs) {
    /**
     * Describes a user in full; {@link #of} and the {@code with} methods are shorter.
     *
     * @param username shown on the login page
     * @param subject the {@code sub} claim
     * @param name the {@code name} claim
     * @param email the {@code email} claim
     * @param picture the {@code picture} claim
     * @param groups the {@code groups} claim
     * @param claims further claims
     * @param acrs the authentication context classes within reach
     */
    public EmulatedUser {
        groups = List.copyOf(groups);
        claims = Map.copyOf(claims);
        acrs = List.copyOf(acrs);
    }

    /**
     * A user derived from a name: {@code alice} is "Alice", {@code alice@example.org}, subject {@code user-alice}.
     *
     * @param username not empty
     * @return the user, without picture and groups
     */
    public static EmulatedUser of(String username) {
        if (username.isBlank()) {
            throw new IllegalArgumentException("a user needs a name");
        }
        String name = Character.toUpperCase(username.charAt(0)) + username.substring(1);
        return new EmulatedUser(
                username,
                "user-" + username,
                name,
                username + "@example.org",
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of());
    }

    /**
     * The same user under another {@code sub}.
     *
     * @param other the new subject
     * @return a copy
     */
    public EmulatedUser withSubject(String other) {
        return new EmulatedUser(username, other, name, email, picture, groups, claims, acrs);
    }

    /**
     * The same user under another full name.
     *
     * @param other the new name
     * @return a copy
     */
    public EmulatedUser withName(String other) {
        return new EmulatedUser(username, subject, other, email, picture, groups, claims, acrs);
    }

    /**
     * The same user with another e-mail address.
     *
     * @param other the new address
     * @return a copy
     */
    public EmulatedUser withEmail(String other) {
        return new EmulatedUser(username, subject, name, other, picture, groups, claims, acrs);
    }

    /**
     * The same user with a picture.
     *
     * @param other where the picture is
     * @return a copy
     */
    public EmulatedUser withPicture(URI other) {
        return new EmulatedUser(username, subject, name, email, Optional.of(other), groups, claims, acrs);
    }

    /**
     * The same user in these groups and no others.
     *
     * @param others the groups
     * @return a copy
     */
    public EmulatedUser withGroups(String... others) {
        return new EmulatedUser(username, subject, name, email, picture, List.of(others), claims, acrs);
    }

    /**
     * The same user with one more claim.
     *
     * @param claim its name
     * @param value its value, a JSON value: string, number, boolean, list or map
     * @return a copy
     */
    public EmulatedUser withClaim(String claim, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(claim, value);
        return new EmulatedUser(username, subject, name, email, picture, groups, more, acrs);
    }

    /**
     * The same user with these authentication context classes within reach and no others.
     *
     * @param others values of {@code acr}; the first is reached by a login that asks for none, or for others
     * @return a copy
     */
    public EmulatedUser withAcrs(String... others) {
        return new EmulatedUser(username, subject, name, email, picture, groups, claims, List.of(others));
    }
}
