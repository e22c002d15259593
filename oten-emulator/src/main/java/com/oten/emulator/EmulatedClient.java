package com.oten.emulator;

import com.oten.emulator.client.Registration;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An application registered with the emulated Oten. Immutable; the {@code with} methods give changed copies.
 */
public final class EmulatedClient {
    private final Registration registration;

    private EmulatedClient(Registration registration) {
        if (registration.id().isBlank()) {
            throw new IllegalArgumentException("a client needs an id");
        }
        this.registration = registration;
    }

    /**
     * A confidential client that signs its request objects with HS256.
     *
     * @param id the client id
     * @param secret the client secret; its UTF-8 bytes are the HS256 key
     * @param redirectUris compared byte for byte
     * @return the client
     */
    public static EmulatedClient confidential(String id, String secret, String... redirectUris) {
        return new EmulatedClient(Registration.of(id, Registration.Kind.CONFIDENTIAL, List.of(secret), redirectUris));
    }

    /**
     * A public client: no secret, plain parameters with PKCE.
     *
     * @param id the client id
     * @param redirectUris compared byte for byte
     * @return the client
     */
    public static EmulatedClient withoutSecret(String id, String... redirectUris) {
        return new EmulatedClient(Registration.of(id, Registration.Kind.PUBLIC, List.of(), redirectUris));
    }

    /**
     * The same client, exempted by Oten support from sending request objects.
     *
     * @return a copy that may send plain parameters
     * @throws IllegalStateException for a public client, which sends them anyway
     */
    public EmulatedClient withLegacyRequests() {
        if (registration.isPublic()) {
            throw new IllegalStateException("a public client needs no exemption");
        }
        return new EmulatedClient(registration.kind(Registration.Kind.LEGACY));
    }

    /**
     * The same client, registered for EdDSA request objects with these public keys.
     *
     * @param jwks a JWK Set with Ed25519 keys, each with a {@code kid}
     * @return a copy that must sign with EdDSA
     */
    public EmulatedClient withRequestKeys(String jwks) {
        return new EmulatedClient(
                registration.requestKeys(new Registration.RequestKeys(Optional.of(jwks), Optional.empty())));
    }

    /**
     * The same client, registered for EdDSA request objects with keys that the emulator fetches when it meets an
     * unknown {@code kid}.
     *
     * @param jwksUri https, or http on a loopback host
     * @return a copy that must sign with EdDSA
     */
    public EmulatedClient withRequestKeysAt(URI jwksUri) {
        return new EmulatedClient(
                registration.requestKeys(new Registration.RequestKeys(Optional.empty(), Optional.of(jwksUri))));
    }

    /**
     * The same client with these redirect URIs and no others.
     *
     * @param uris compared byte for byte
     * @return a copy
     */
    public EmulatedClient withRedirectUris(String... uris) {
        return new EmulatedClient(registration.redirectUris(List.of(uris)));
    }

    /**
     * The same client with these URIs to return to after a logout.
     *
     * @param uris compared byte for byte
     * @return a copy
     */
    public EmulatedClient withPostLogoutRedirectUris(String... uris) {
        return new EmulatedClient(registration.postLogoutRedirectUris(List.of(uris)));
    }

    /**
     * The same client with a URI for logout tokens that name the user and the session.
     *
     * @param uri https, or http on a loopback host
     * @return a copy
     */
    public EmulatedClient withBackchannelLogout(URI uri) {
        return withBackchannelLogout(uri, true);
    }

    /**
     * The same client with a URI for logout tokens.
     *
     * @param uri https, or http on a loopback host
     * @param sessionRequired whether they name the session beside the user: {@code sid} as well as {@code sub}
     * @return a copy
     */
    public EmulatedClient withBackchannelLogout(URI uri, boolean sessionRequired) {
        return new EmulatedClient(
                registration.backchannelLogout(new Registration.BackchannelTarget(uri, sessionRequired)));
    }

    /**
     * The same client with an IP whitelist for the client credentials grant.
     *
     * @param addresses exact IP addresses, for example {@code 127.0.0.1}; none means that any is allowed
     * @return a copy
     */
    public EmulatedClient withAllowedAddresses(String... addresses) {
        return new EmulatedClient(registration.allowedAddresses(Set.of(addresses)));
    }

    /**
     * The same client with these scopes for the client credentials grant; by default {@code read:data write:data}.
     *
     * @param scopes the scopes it may ask for
     * @return a copy
     */
    public EmulatedClient withServiceScopes(String... scopes) {
        return new EmulatedClient(registration.serviceScopes(Set.of(scopes)));
    }

    /**
     * The same client, registered for UserInfo responses that are signed like ID tokens
     * ({@code userinfo_signed_response_alg}, OpenID Connect Core 1.0 section 5.3.2); by default they are plain JSON.
     *
     * @return a copy
     */
    public EmulatedClient withSignedUserInfo() {
        return new EmulatedClient(registration.withSignedUserInfo());
    }

    /**
     * The client id.
     *
     * @return never empty
     */
    public String id() {
        return registration.id();
    }

    Registration registration() {
        return registration;
    }

    @Override
    public String toString() {
        return "EmulatedClient[" + registration.id() + ", " + registration.kind() + "]";
    }
}
