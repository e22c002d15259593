package com.oten.emulator;

/** What the emulator serves; requests are counted, and responses replaced, by these constants. */
public enum Endpoint {
    /** The OpenID Connect discovery document. */
    DISCOVERY("/.well-known/openid-configuration"),
    /** The authorization endpoint, where a browser arrives. */
    AUTHORIZE("/v1/oauth/authorize"),
    /** Where the form of the login page is submitted. */
    LOGIN("/v1/oauth/authorize/login"),
    /** Where the form of the consent page is submitted. */
    CONSENT("/v1/oauth/authorize/consent"),
    /** The token endpoint. */
    TOKEN("/v1/oauth/token"),
    /** The emulator's public keys. */
    JWKS("/v1/oauth/jwks"),
    /** The UserInfo endpoint. */
    USERINFO("/v1/oauth/userinfo"),
    /** The end-session endpoint. */
    LOGOUT("/v1/oauth/logout"),
    /** The revocation endpoint (RFC 7009). */
    REVOKE("/v1/oauth/revoke"),
    /** The introspection endpoint (RFC 7662). */
    INTROSPECT("/v1/oauth/introspect"),
    /** Every path that the emulator does not serve: 404. */
    OTHER("");

    private final String path;

    Endpoint(String path) {
        this.path = path;
    }

    /**
     * Where the endpoint is found below the issuer.
     *
     * @return the path, starting with a slash; empty for {@link #OTHER}
     */
    public String path() {
        return path;
    }
}
