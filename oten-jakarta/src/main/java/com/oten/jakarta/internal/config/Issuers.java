package com.oten.jakarta.internal.config;

/**
 * Compares issuers. One that ends in a slash and the same one without it have their discovery document at the same URL
 * (OpenID Connect Discovery section 4), so they cannot be two providers: whichever form is configured, the document's
 * counts from there on.
 */
public final class Issuers {
    private Issuers() {}

    /**
     * Whether both are the same, but for one slash at the end.
     *
     * @param one an issuer
     * @param other an issuer
     * @return true also if they are equal
     */
    public static boolean areSame(String one, String other) {
        return withoutSlash(one).equals(withoutSlash(other));
    }

    /**
     * What paths are appended to.
     *
     * @param issuer an issuer
     * @return without one slash at the end
     */
    public static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
