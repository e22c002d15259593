package com.oten.benchmarks.server;

import java.util.Locale;

/** How a page finds out who is calling. */
enum Variant {
    /** Not at all, and the page is open. */
    NONE,
    /** From an attribute of the session, by a mechanism that does nothing else. */
    FLOOR,
    /** The server's own client for OpenID Connect. */
    OWN,
    /** This library as it is now. */
    OTEN,
    /** This library as it was, from a jar that was kept. */
    BEFORE;

    /** Also the name of its WAR and its client id. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether there is a login at the provider to measure. */
    boolean hasLogins() {
        return this == OWN || this == OTEN || this == BEFORE;
    }

    String page(int port) {
        return "http://localhost:" + port + "/" + id() + "/page";
    }
}
