package com.oten.jakarta.it.lab;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What code finds out about its caller where it runs, and which tokens it gets there; as a JSON object. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class Sight {
    private static final String ROLE = "admins";

    @Inject
    private OtenUser user;

    @Inject
    private OtenTokenService tokens;

    @Inject
    private SecurityContext security;

    /** For the container. */
    public Sight() {}

    /**
     * The caller's tokens, to be taken along.
     *
     * @return empty if there is no caller
     */
    public Optional<CallerTokens> capture() {
        return user.isLoggedIn() ? Optional.of(tokens.forCaller()) : Optional.empty();
    }

    /**
     * Where there is a request of the servlet API.
     *
     * @param in the request
     * @return what is seen
     */
    public String of(HttpServletRequest in) {
        return of(in::getUserPrincipal, in::isUserInRole, Optional.empty());
    }

    /**
     * Where only Jakarta Security can be asked.
     *
     * @param captured tokens that were taken along
     * @return what is seen
     */
    public String of(Optional<CallerTokens> captured) {
        return of(security::getCallerPrincipal, captured);
    }

    /**
     * Where another API names the caller, but knows no roles.
     *
     * @param principal what that says of the caller
     * @param captured tokens that were taken along
     * @return what is seen
     */
    public String of(Supplier<@Nullable Principal> principal, Optional<CallerTokens> captured) {
        return of(principal, security::isCallerInRole, captured);
    }

    /**
     * Where another API can be asked.
     *
     * @param principal what that says of the caller
     * @param isInRole what that says of roles
     * @param captured tokens that were taken along
     * @return what is seen
     */
    public String of(
            Supplier<@Nullable Principal> principal, Predicate<String> isInRole, Optional<CallerTokens> captured) {
        JsonObjectBuilder seen = Json.createObjectBuilder()
                .add("principal", said(() -> name(principal.get())))
                .add("role", said(() -> isInRole.test(ROLE) ? ROLE : ""))
                .add("SecurityContext", said(() -> name(security.getCallerPrincipal())))
                .add("OtenUser", said(user::subject))
                .add("token", said(() -> kind(tokens.accessToken())))
                .add("service", said(() -> kind(tokens.serviceToken())));
        captured.ifPresent(caller -> seen.add("captured", said(() -> kind(caller.accessToken()))));
        return seen.build().toString();
    }

    private static String said(Supplier<String> asked) {
        try {
            return asked.get();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }

    private static String name(@Nullable Principal principal) {
        return principal == null ? "" : principal.getName();
    }

    private static String kind(AccessToken token) {
        return token.value().isEmpty() ? "empty" : "given";
    }
}
