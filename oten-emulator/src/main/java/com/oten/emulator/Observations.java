package com.oten.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an emulator has seen. */
public sealed interface Observations permits OtenEmulator {

    /**
     * {@return what has been received, oldest first; of very many the last thousand} The emulator's own {@code
     * /emulator/} pages are left out.
     */
    List<ReceivedRequest> received();

    /**
     * {@return what an endpoint has received, oldest first; of very many those among the last thousand}
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
     * oldest first; of very many the last thousand}
     */
    List<ClientFetch> fetches();

    /**
     * {@return the parameters of the authorization request that was right and came last, whether they came in a request
     * object, by reference or in the query}
     */
    Optional<Map<String, String>> lastAuthorizationRequest();

    /** {@return the request object that came last and could be read, accepted or not} */
    Optional<ReceivedRequestObject> lastRequestObject();
}
