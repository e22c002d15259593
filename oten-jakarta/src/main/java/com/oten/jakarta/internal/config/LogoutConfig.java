package com.oten.jakarta.internal.config;

/**
 * How a logout behaves.
 *
 * @param atOten whether the user is logged out at Oten too, when Oten advertises an end-session endpoint
 * @param returnTo the path below the context path where it ends; begins with a slash
 */
public record LogoutConfig(boolean atOten, String returnTo) {}
