package com.oten.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an emulator has seen. */
public sealed interface Observations permits OtenEmulator {

    /**
     * {@return what has been received, oldest first; the last thousand at most} The emulator's own {@code
     * /emulator/} pages are left out.
     */
    List<ReceivedRequest> received();

    /**
     * {@return what an endpoint has received, oldest first; those among the last thousand at all endpoints}
     *
     * @param endpoint which one
     */
    default List<ReceivedRequest> received(Endpoint endpoint) {
        return received().stream()
                .filter(request -> request.endpoint() == endpoint)
                .toList();
    }

    /**
     * {@return how many requests an endpoint has received since the start or the last reset, exactly}
     *
     * @param endpoint which one
     */
    long count(Endpoint endpoint);

    /**
     * {@return the documents of applications that were fetched since the start or the last reset, or could not be,
     * oldest first; the last thousand at most}
     */
    List<ClientFetch> fetches();

    /**
     * {@return the parameters of the last valid authorization request, whether they came in a request
     * object, by reference or in the query}
     */
    Optional<Map<String, String>> lastAuthorizationRequest();

    /** {@return the last request object that could be parsed, accepted or not} */
    Optional<ReceivedRequestObject> lastRequestObject();
}
