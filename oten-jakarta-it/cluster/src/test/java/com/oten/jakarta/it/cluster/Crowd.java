package com.oten.jakarta.it.cluster;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.WireSessionStore;
import com.oten.jakarta.WireThreads;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.session.Sessions;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Concurrent requests of one session for a token. */
final class Crowd {
    private Crowd() {}

    /** The distinct results, each with its count: {@code 500 x at-…}. */
    static String tokens(Sessions sessions, WireSessionStore session, int threads) throws InterruptedException {
        return WireThreads.together(threads, () -> sessions.accessToken(session)).stream()
                .collect(Collectors.groupingBy(Crowd::name, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String name(Object got) {
        if (got instanceof AccessToken token) {
            return token.value();
        }
        return got instanceof OtenException failure ? failure.code().name() : String.valueOf(got);
    }
}
