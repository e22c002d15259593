package com.oten.sample;

import com.oten.jakarta.OtenUser;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who is logged in, without a server. */
record StubUser(Optional<String> name, Optional<String> email, Optional<URI> picture, Set<String> groups)
        implements OtenUser {
    StubUser(Optional<String> name, Optional<String> email, Optional<URI> picture) {
        this(name, email, picture, Set.of());
    }

    static StubUser named(String name) {
        return new StubUser(Optional.of(name), Optional.empty(), Optional.empty());
    }

    StubUser withPicture(String address) {
        return new StubUser(name, email, Optional.of(URI.create(address)), groups);
    }

    StubUser withGroups(String... some) {
        return new StubUser(name, email, picture, Set.of(some));
    }

    @Override
    public boolean isLoggedIn() {
        return true;
    }

    @Override
    public String subject() {
        return "user-1";
    }

    @Override
    public String issuer() {
        return "https://account.oten.com";
    }

    @Override
    public Map<String, Object> claims() {
        return Map.of();
    }

    @Override
    public Optional<Instant> authenticatedAt() {
        return Optional.empty();
    }
}
