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
        return new Registration(
                id,
                other,
                secrets,
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogout,
                allowedAddresses,
                serviceScopes,
                requestKeys,
                signedUserInfo);
    }

    public Registration secrets(List<String> others) {
        return new Registration(
                id,
                kind,
                List.copyOf(others),
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogout,
                allowedAddresses,
                serviceScopes,
                requestKeys,
                signedUserInfo);
    }

    public Registration redirectUris(List<String> others) {
        return new Registration(
                id,
                kind,
                secrets,
                others,
                postLogoutRedirectUris,
                backchannelLogout,
                allowedAddresses,
                serviceScopes,
                requestKeys,
                signedUserInfo);
    }

    public Registration postLogoutRedirectUris(List<String> others) {
        return new Registration(
                id,
                kind,
                secrets,
                redirectUris,
                others,
                backchannelLogout,
                allowedAddresses,
                serviceScopes,
                requestKeys,
                signedUserInfo);
    }

    public Registration backchannelLogout(BackchannelTarget other) {
        return new Registration(
                id,
                kind,
                secrets,
                redirectUris,
                postLogoutRedirectUris,
                Optional.of(other),
                allowedAddresses,
                serviceScopes,
                requestKeys,
                signedUserInfo);
    }

    public Registration allowedAddresses(Set<String> others) {
        return new Registration(
                id,
                kind,
                secrets,
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogout,
                others,
                serviceScopes,
                requestKeys,
                signedUserInfo);
    }

    public Registration serviceScopes(Set<String> others) {
        return new Registration(
                id,
                kind,
                secrets,
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogout,
                allowedAddresses,
                others,
                requestKeys,
                signedUserInfo);
    }

    public Registration requestKeys(RequestKeys others) {
        return new Registration(
                id,
                kind,
                secrets,
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogout,
                allowedAddresses,
                serviceScopes,
                Optional.of(others),
                signedUserInfo);
    }

    public Registration withSignedUserInfo() {
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
                true);
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
}
