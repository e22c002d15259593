package com.oten.emulator;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** How an emulator is made to fail, to answer nonsense, or to describe itself wrongly. */
public sealed interface FailureControls permits OtenEmulator {

    /**
     * Lets the next request at the fault's endpoint fail.
     *
     * @param fault how; faults wait in line behind earlier ones
     */
    default void next(Fault fault) {
        next(fault, 1);
    }

    /**
     * Lets the next requests at the fault's endpoint fail.
     *
     * @param fault how
     * @param times how many requests, at least 1
     */
    void next(Fault fault, int times);

    /**
     * Lets the next requests at the fault's endpoint fail with a {@code Retry-After}.
     *
     * @param fault how
     * @param times how many requests, at least 1
     * @param retryAfter sent in whole seconds
     */
    void next(Fault fault, int times, Duration retryAfter);

    /**
     * Lets the next request at an endpoint meet this answer.
     *
     * @param endpoint where
     * @param answer what comes instead of the true answer
     */
    default void answer(Endpoint endpoint, CannedAnswer answer) {
        answer(endpoint, answer, 1);
    }

    /**
     * Lets the next requests at an endpoint meet this answer.
     *
     * @param endpoint where
     * @param answer what comes instead of the true answer
     * @param times how many requests, at least 1
     */
    void answer(Endpoint endpoint, CannedAnswer answer, int times);

    /**
     * Holds the answer to the next request at an endpoint, whatever it is, until it is let go.
     *
     * @param endpoint where
     * @return the answer to come; {@link OtenEmulator#reset} lets it go, too
     */
    HeldAnswer hold(Endpoint endpoint);

    /**
     * Changes the discovery document.
     *
     * @param change gets the document's members, for example {@code m -> m.remove("end_session_endpoint")}
     */
    void metadata(Consumer<Map<String, Object>> change);
}
