package com.oten.jakarta;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user who is logged in. Inject it anywhere; it is about the current request. Claims are as fresh as the login.
 * Except for {@link #isLoggedIn()}, every method throws {@link com.oten.jakarta.error.OtenLoginRequiredException} when
 * nobody is logged in or there is no request.
 */
public interface OtenUser {
    /**
     * Whether somebody is logged in.
     *
     * @return false also where there is no request
     */
    boolean isLoggedIn();

    /**
     * Who it is: unique at Oten and never reassigned to another user. Store this, with {@link #issuer()}, as the
     * foreign key.
     *
     * @return {@code sub}
     */
    String subject();

    /**
     * Who vouches for the subject.
     *
     * @return Oten's issuer identifier
     */
    String issuer();

    /**
     * The full name, for display.
     *
     * @return empty if Oten does not say; ask for the scope {@code profile}
     */
    Optional<String> name();

    /**
     * The e-mail address, for display. It may change and be reassigned to another user, so it is not a key.
     *
     * @return empty if Oten does not say; ask for the scope {@code email}
     */
    Optional<String> email();

    /**
     * Where a picture is.
     *
     * @return an https URL; empty if Oten does not say, or says something else
     */
    Optional<URI> picture();

    /**
     * The groups, which are roles for {@code @RolesAllowed}.
     *
     * @return immutable; empty if there are none
     */
    Set<String> groups();

    /**
     * All claims, as JDK types: strings, longs, doubles, booleans, maps and lists.
     *
     * @return immutable
     */
    Map<String, Object> claims();

    /**
     * When the user authenticated at Oten, which may be long before this login.
     *
     * @return empty if Oten does not say
     */
    Optional<Instant> authenticatedAt();
}
