package com.oten.jakarta.internal.login;

import java.net.URI;

/**
 * A login that has begun.
 *
 * @param location where the browser goes now
 * @param transaction what has to be remembered until the callback
 */
public record StartedLogin(URI location, LoginTransaction transaction) {
    @Override
    public String toString() {
        return "StartedLogin[" + transaction + "]"; // the location holds the request object
    }
}
