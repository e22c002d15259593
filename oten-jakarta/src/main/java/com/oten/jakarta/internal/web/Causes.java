package com.oten.jakarta.internal.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What lies below the exceptions that containers wrap others into. */
final class Causes {
    /** Enough for the wrappers of containers, and an end if causes go round in a circle. */
    private static final int DEEPEST = 20;

    private Causes() {}

    /** The exception itself first, then its cause, and so on; never empty. */
    static List<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
    }
}
