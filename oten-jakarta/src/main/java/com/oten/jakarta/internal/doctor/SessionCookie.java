package com.oten.jakarta.internal.doctor;

import java.util.Optional;

/**
 * How the container has been told to set its session cookie. What the server's own configuration adds is not in it.
 *
 * @param name of the cookie
 * @param isTracked whether sessions are tracked by cookie at all
 * @param sameSite the attribute
 * @param path the attribute
 * @param domain the attribute
 * @param isSecure whether it is for https only
 */
public record SessionCookie(
        String name,
        boolean isTracked,
        Optional<String> sameSite,
        Optional<String> path,
        Optional<String> domain,
        boolean isSecure) {}
