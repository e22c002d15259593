package com.oten.jakarta;

/**
 * Something happened to a login. Fired as a CDI event, synchronously and in the request that it happened in; what an
 * observer throws is logged and changes nothing. No event holds a token, a secret or a claim.
 *
 * <pre>{@code
 * void audit(@Observes OtenLoginFailed failed) { … }
 * }</pre>
 */
public sealed interface OtenEvent permits OtenLoggedIn, OtenTokensRefreshed, OtenLoggedOut, OtenLoginFailed {}
