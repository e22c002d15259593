package com.oten.emulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An application registered with the emulated Oten. Immutable; the {@code with} methods give changed copies.
 */
public final class EmulatedClient {
    /** How a client may talk to the authorization endpoint. */
    enum Kind {
        /** A signed request object, nothing else. */
        CONFIDENTIAL,
        /** A confidential client that Oten support has exempted: plain parameters are allowed as well. */
        LEGACY,
        /** No secret: plain parameters with PKCE, request objects are forbidden. */
        PUBLIC
    }

    private final String id;
    private final Registration registration;

    private EmulatedClient(String id, Registration registration) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a client needs an id");
        }
        this.id = id;
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
        return new EmulatedClient(id, Registration.of(Kind.CONFIDENTIAL, List.of(secret), redirectUris));
    }

    /**
     * A public client: no secret, plain parameters with PKCE.
     *
     * @param id the client id
     * @param redirectUris compared byte for byte
     * @return the client
     */
    public static EmulatedClient withoutSecret(String id, String... redirectUris) {
        return new EmulatedClient(id, Registration.of(Kind.PUBLIC, List.of(), redirectUris));
    }

    /**
     * The same client, exempted by Oten support from sending request objects.
     *
     * @return a copy that may send plain parameters
     * @throws IllegalStateException for a public client, which sends them anyway
     */
    public EmulatedClient withLegacyRequests() {
        if (registration.kind() == Kind.PUBLIC) {
            throw new IllegalStateException("a public client needs no exemption");
        }
        return new EmulatedClient(id, registration.kind(Kind.LEGACY));
    }

    /**
     * The same client, registered for EdDSA request objects with these public keys.
     *
     * @param jwks a JWK Set with Ed25519 keys, each with a {@code kid}
     * @return a copy that must sign with EdDSA
     */
    public EmulatedClient withRequestKeys(String jwks) {
        return new EmulatedClient(
                id, registration.keys(new Registration.RequestKeys(Optional.of(jwks), Optional.empty())));
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
                id, registration.keys(new Registration.RequestKeys(Optional.empty(), Optional.of(jwksUri))));
    }

    /**
     * The same client with these redirect URIs and no others.
     *
     * @param uris compared byte for byte
     * @return a copy
     */
    public EmulatedClient withRedirectUris(String... uris) {
        return new EmulatedClient(id, registration.redirectUris(List.of(uris)));
    }

    /**
     * The same client with these addresses to return to after a logout.
     *
     * @param uris compared byte for byte
     * @return a copy
     */
    public EmulatedClient withPostLogoutRedirectUris(String... uris) {
        return new EmulatedClient(id, registration.logoutUris(List.of(uris)));
    }

    /**
     * The same client with an address for logout tokens that name the person and the session.
     *
     * @param uri https, or http on a loopback host
     * @return a copy
     */
    public EmulatedClient withBackchannelLogout(URI uri) {
        return withBackchannelLogout(uri, true);
    }

    /**
     * The same client with an address for logout tokens.
     *
     * @param uri https, or http on a loopback host
     * @param sessionRequired whether they name the session beside the person: {@code sid} as well as {@code sub}
     * @return a copy
     */
    public EmulatedClient withBackchannelLogout(URI uri, boolean sessionRequired) {
        return new EmulatedClient(
                id, registration.backchannel(new Registration.BackchannelTarget(uri, sessionRequired)));
    }

    /**
     * The same client with an IP whitelist for the client credentials grant.
     *
     * @param addresses exact addresses, for example {@code 127.0.0.1}; none means that any is allowed
     * @return a copy
     */
    public EmulatedClient withAllowedAddresses(String... addresses) {
        return new EmulatedClient(id, registration.addresses(Set.of(addresses)));
    }

    /**
     * The same client with these scopes for the client credentials grant; at first {@code read:data write:data}.
     *
     * @param scopes the scopes it may ask for
     * @return a copy
     */
    public EmulatedClient withServiceScopes(String... scopes) {
        return new EmulatedClient(id, registration.serviceScopes(Set.of(scopes)));
    }

    EmulatedClient withSecrets(List<String> secrets) {
        return new EmulatedClient(id, registration.secrets(secrets));
    }

    /**
     * The client id.
     *
     * @return never empty
     */
    public String id() {
        return id;
    }

    Kind kind() {
        return registration.kind();
    }

    boolean isPublic() {
        return registration.kind() == Kind.PUBLIC;
    }

    /** The accepted secrets, the newest first. */
    List<String> secrets() {
        return registration.secrets();
    }

    List<String> redirectUris() {
        return registration.redirectUris();
    }

    List<String> postLogoutRedirectUris() {
        return registration.logoutUris();
    }

    /** Where logout tokens go; absent when the client wants none. */
    Optional<Registration.BackchannelTarget> backchannelLogout() {
        return registration.backchannel();
    }

    Set<String> allowedAddresses() {
        return registration.addresses();
    }

    Set<String> serviceScopes() {
        return registration.serviceScopes();
    }

    /** The keys for EdDSA; absent when the client signs with HS256. */
    Optional<Registration.RequestKeys> requestKeys() {
        return registration.keys();
    }

    @Override
    public String toString() {
        return "EmulatedClient[" + id + ", " + registration.kind() + "]";
    }
}
