package com.oten.jakarta.internal.config;

import java.net.URI;
import java.util.Optional;

/**
 * Where the nodes of the application keep what they must know together.
 *
 * @param kind through what
 * @param cache the name of the JCache cache
 * @param provider the class of the JCache provider; empty if there is only one
 * @param uri which of the provider's cache managers; empty means its default
 */
public record StoreConfig(Kind kind, String cache, Optional<String> provider, Optional<URI> uri) {

    /** The kinds of stores. */
    public enum Kind {
        /** The memory of the node, for an application with one. */
        LOCAL("local"),
        /** A cache of a JCache provider (JSR 107), which the nodes share. */
        JCACHE("jcache");

        private final String value;

        Kind(String value) {
            this.value = value;
        }

        @Override
        public String toString() {
            return value;
        }
    }
}
