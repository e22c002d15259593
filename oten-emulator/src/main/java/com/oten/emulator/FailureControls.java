package com.oten.emulator;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** How an emulator is made to fail, to send broken responses, or to publish wrong metadata. */
public sealed interface FailureControls permits OtenEmulator {

    /**
     * Makes the next request at the fault's endpoint fail.
     *
     * @param fault how; faults are queued behind earlier ones
     */
    default void next(Fault fault) {
        next(fault, 1);
    }

    /**
     * Makes the next requests at the fault's endpoint fail.
     *
     * @param fault how
     * @param times how many requests, at least 1
     */
    void next(Fault fault, int times);

    /**
     * Makes the next requests at the fault's endpoint fail with a {@code Retry-After}.
     *
     * @param fault how
     * @param times how many requests, at least 1
     * @param retryAfter sent in whole seconds
     */
    void next(Fault fault, int times, Duration retryAfter);

    /**
     * Answers the next request at an endpoint with this response.
     *
     * @param endpoint where
     * @param response sent instead of the real one
     */
    default void answer(Endpoint endpoint, CannedResponse response) {
        answer(endpoint, response, 1);
    }

    /**
     * Answers the next requests at an endpoint with this response.
     *
     * @param endpoint where
     * @param response sent instead of the real one
     * @param times how many requests, at least 1
     */
    void answer(Endpoint endpoint, CannedResponse response, int times);

    /**
     * Holds back the response to the next request at an endpoint, whatever it is, until it is released.
     *
     * @param endpoint where
     * @return the response to come; {@link OtenEmulator#reset} releases it, too
     */
    HeldResponse hold(Endpoint endpoint);

    /**
     * Changes the discovery document.
     *
     * @param change gets the document's members, for example {@code m -> m.remove("end_session_endpoint")}
     */
    void metadata(Consumer<Map<String, Object>> change);
}
