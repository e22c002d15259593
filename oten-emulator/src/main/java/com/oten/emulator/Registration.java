package com.oten.emulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known about a client beside its id. */
record Registration(
        EmulatedClient.Kind kind,
        List<String> secrets,
        List<String> redirectUris,
        List<String> logoutUris,
        Optional<BackchannelTarget> backchannel,
        Set<String> addresses,
        Set<String> serviceScopes,
        Optional<RequestKeys> keys) {

    static Registration of(EmulatedClient.Kind kind, List<String> secrets, String... redirectUris) {
        return new Registration(
                kind,
                secrets,
                List.of(redirectUris),
                List.of(),
                Optional.empty(),
                Set.of(),
                Set.of("read:data", "write:data"),
                Optional.empty());
    }

    Registration kind(EmulatedClient.Kind other) {
        return new Registration(other, secrets, redirectUris, logoutUris, backchannel, addresses, serviceScopes, keys);
    }

    Registration secrets(List<String> others) {
        return new Registration(
                kind, List.copyOf(others), redirectUris, logoutUris, backchannel, addresses, serviceScopes, keys);
    }

    Registration redirectUris(List<String> others) {
        return new Registration(kind, secrets, others, logoutUris, backchannel, addresses, serviceScopes, keys);
    }

    Registration logoutUris(List<String> others) {
        return new Registration(kind, secrets, redirectUris, others, backchannel, addresses, serviceScopes, keys);
    }

    Registration backchannel(BackchannelTarget other) {
        return new Registration(
                kind, secrets, redirectUris, logoutUris, Optional.of(other), addresses, serviceScopes, keys);
    }

    Registration addresses(Set<String> others) {
        return new Registration(kind, secrets, redirectUris, logoutUris, backchannel, others, serviceScopes, keys);
    }

    Registration serviceScopes(Set<String> others) {
        return new Registration(kind, secrets, redirectUris, logoutUris, backchannel, addresses, others, keys);
    }

    Registration keys(RequestKeys others) {
        return new Registration(
                kind, secrets, redirectUris, logoutUris, backchannel, addresses, serviceScopes, Optional.of(others));
    }

    /** Never prints a secret. */
    @Override
    public String toString() {
        return "Registration[" + kind + "]";
    }

    /** Public keys for request objects: registered, or fetched from the client. One of the two is present. */
    record RequestKeys(Optional<String> jwks, Optional<URI> jwksUri) {}

    /** Where logout tokens go, and whether they must name the session. */
    record BackchannelTarget(URI uri, boolean sessionRequired) {}
}
