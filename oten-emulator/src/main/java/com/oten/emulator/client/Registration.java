package com.oten.emulator.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client as the emulator knows it.
 *
 * @param secrets those that are accepted, the newest first
 * @param backchannelLogout where logout tokens go; absent when the client wants none
 * @param requestKeys the keys for EdDSA; absent when the client signs with HS256
 * @param signedUserInfo whether the client is registered with {@code userinfo_signed_response_alg}
 */
public record Registration(
        String id,
        Kind kind,
        List<String> secrets,
        List<String> redirectUris,
        List<String> postLogoutRedirectUris,
        Optional<BackchannelTarget> backchannelLogout,
        Set<String> allowedAddresses,
        Set<String> serviceScopes,
        Optional<RequestKeys> requestKeys,
        boolean signedUserInfo) {
    /** How a client may talk to the authorization endpoint. */
    public enum Kind {
        /** A signed request object and nothing else. */
        CONFIDENTIAL,
        /** A confidential client that Oten support has exempted: plain parameters are allowed as well. */
        LEGACY,
        /** No secret: plain parameters with PKCE, request objects are forbidden. */
        PUBLIC
    }

    public static Registration of(String id, Kind kind, List<String> secrets, String... redirectUris) {
        return new Registration(
                id,
                kind,
                secrets,
                List.of(redirectUris),
                List.of(),
                Optional.empty(),
                Set.of(),
                Set.of("read:data", "write:data"),
                Optional.empty(),
                false);
    }

    public boolean isPublic() {
        return kind == Kind.PUBLIC;
    }

    public Registration kind(Kind other) {
        Draft draft = new Draft(this);
        draft.kind = other;
        return draft.registration();
    }

    public Registration secrets(List<String> others) {
        Draft draft = new Draft(this);
        draft.secrets = List.copyOf(others);
        return draft.registration();
    }

    public Registration redirectUris(List<String> others) {
        Draft draft = new Draft(this);
        draft.redirectUris = others;
        return draft.registration();
    }

    public Registration postLogoutRedirectUris(List<String> others) {
        Draft draft = new Draft(this);
        draft.postLogoutRedirectUris = others;
        return draft.registration();
    }

    public Registration backchannelLogout(BackchannelTarget other) {
        Draft draft = new Draft(this);
        draft.backchannelLogout = Optional.of(other);
        return draft.registration();
    }

    public Registration allowedAddresses(Set<String> others) {
        Draft draft = new Draft(this);
        draft.allowedAddresses = others;
        return draft.registration();
    }

    public Registration serviceScopes(Set<String> others) {
        Draft draft = new Draft(this);
        draft.serviceScopes = others;
        return draft.registration();
    }

    public Registration requestKeys(RequestKeys others) {
        Draft draft = new Draft(this);
        draft.requestKeys = Optional.of(others);
        return draft.registration();
    }

    public Registration withSignedUserInfo() {
        Draft draft = new Draft(this);
        draft.signedUserInfo = true;
        return draft.registration();
    }

    /** Never prints a secret. */
    @Override
    public String toString() {
        return "Registration[" + kind + "]";
    }

    /** Public keys for request objects: registered, or fetched from the client. One of the two is present. */
    public record RequestKeys(Optional<String> jwks, Optional<URI> jwksUri) {}

    /** Where logout tokens go, and whether they must name the session. */
    public record BackchannelTarget(URI uri, boolean sessionRequired) {}

    /** A copy that one thing is changed in. */
    private static final class Draft {
        private final String id;
        private Kind kind;
        private List<String> secrets;
        private List<String> redirectUris;
        private List<String> postLogoutRedirectUris;
        private Optional<BackchannelTarget> backchannelLogout;
        private Set<String> allowedAddresses;
        private Set<String> serviceScopes;
        private Optional<RequestKeys> requestKeys;
        private boolean signedUserInfo;

        Draft(Registration from) {
            this.id = from.id;
            this.kind = from.kind;
            this.secrets = from.secrets;
            this.redirectUris = from.redirectUris;
            this.postLogoutRedirectUris = from.postLogoutRedirectUris;
            this.backchannelLogout = from.backchannelLogout;
            this.allowedAddresses = from.allowedAddresses;
            this.serviceScopes = from.serviceScopes;
            this.requestKeys = from.requestKeys;
            this.signedUserInfo = from.signedUserInfo;
        }

        Registration registration() {
            return new Registration(
                    id,
                    kind,
                    secrets,
                    redirectUris,
                    postLogoutRedirectUris,
                    backchannelLogout,
                    allowedAddresses,
                    serviceScopes,
                    requestKeys,
                    signedUserInfo);
        }
    }
}
