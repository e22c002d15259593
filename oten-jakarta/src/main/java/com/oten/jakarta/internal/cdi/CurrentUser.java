package com.oten.jakarta.internal.cdi;

import com.oten.jakarta.OtenUser;
import com.oten.jakarta.internal.session.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link OtenUser} from the session of the current request. */
@ApplicationScoped
public class CurrentUser implements OtenUser {
    @Inject
    private CurrentCaller current;

    /** For the container. */
    public CurrentUser() {}

    @Override
    public boolean isLoggedIn() {
        return current.find().isPresent();
    }

    @Override
    public String subject() {
        return caller().subject();
    }

    @Override
    public String issuer() {
        return caller().issuer();
    }

    @Override
    public Optional<String> name() {
        return caller().text("name");
    }

    @Override
    public Optional<String> email() {
        return caller().text("email");
    }

    @Override
    public Optional<URI> picture() {
        return caller().text("picture").flatMap(CurrentUser::httpsUri);
    }

    @Override
    public Set<String> groups() {
        return caller().groups();
    }

    @Override
    public Map<String, Object> claims() {
        return caller().claims();
    }

    @Override
    public Optional<Instant> authenticatedAt() {
        return claims().get("auth_time") instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }

    /** Other schemes in a page could run a script, or send requests in the application's own network. */
    private static Optional<URI> httpsUri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Caller caller() {
        return current.caller();
    }
}
