package com.oten.emulator.request;

import com.oten.emulator.Fault;
import com.oten.emulator.client.OutgoingFetch;
import com.oten.emulator.client.Registration;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.ReturnAddress;
import com.oten.emulator.wire.SingleValues;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads authorization requests in the form required for the kind of client, and remembers the last request object. */
public final class RequestReader {
    private static final Set<String> JAR_ONLY = Set.of("client_id", "request", "request_uri");
    private static final Set<String> JAR_TYPES = Set.of("application/oauth-authz-req+jwt");
    /** RFC 9101 section 5.2. */
    private static final int MAX_URI_LENGTH = 512;

    private final RequestObjectVerifier verifier;
    private final OutgoingFetch fetch;
    /** Both written by the last request. */
    private volatile Optional<RequestObject> last = Optional.empty();

    private volatile Optional<SingleValues> accepted = Optional.empty();

    public RequestReader(RequestObjectVerifier verifier, OutgoingFetch fetch) {
        this.verifier = verifier;
        this.fetch = fetch;
    }

    public AuthorizationRequest read(Registration client, SingleValues query) {
        try {
            return switch (client.kind()) {
                case PUBLIC -> readPublic(client, query);
                case LEGACY -> isByRequestObject(query) ? readRequestObject(client, query) : readPlain(client, query);
                case CONFIDENTIAL -> readRequestObject(client, query);
            };
        } catch (Refusal refusal) {
            throw refusal.sentTo(ReturnAddress.of(client.redirectUris(), query.values()));
        }
    }

    public Optional<RequestObject> last() {
        return last;
    }

    /** The parameters of the last valid request, in whatever form they came. */
    public Optional<SingleValues> accepted() {
        return accepted;
    }

    public void reset() {
        last = Optional.empty();
        accepted = Optional.empty();
        verifier.reset();
    }

    private static boolean isByRequestObject(SingleValues query) {
        return query.find("request").isPresent() || query.find("request_uri").isPresent();
    }

    private AuthorizationRequest readPublic(Registration client, SingleValues query) {
        if (isByRequestObject(query)) {
            throw Refusal.of(Fault.REQUEST_NOT_SUPPORTED);
        }
        return readPlain(client, query);
    }

    private AuthorizationRequest readPlain(Registration client, SingleValues parameters) {
        return accept(client, address(client, parameters.values()), parameters);
    }

    private AuthorizationRequest accept(Registration client, ReturnAddress address, SingleValues parameters) {
        AuthorizationRequest request = AuthorizationRequest.of(client, address, parameters);
        accepted = Optional.of(parameters);
        return request;
    }

    private AuthorizationRequest readRequestObject(Registration client, SingleValues query) {
        if (!isByRequestObject(query)) {
            throw Refusal.of(Fault.REQUEST_PARAMETER_REQUIRED);
        }
        if (query.find("request").isPresent() && query.find("request_uri").isPresent()) {
            throw Refusal.invalidRequest("Only one of request and request_uri may be sent");
        }
        RequestObject object = RequestObject.parse(jwt(query));
        last = Optional.of(object);
        Optional<ReturnAddress> address = ReturnAddress.of(client.redirectUris(), object.claims());
        try {
            if (!JAR_ONLY.containsAll(query.values().keySet())) {
                throw Refusal.invalidRequest("Only client_id and request or request_uri may be sent");
            }
            verifier.verify(object, client);
            return accept(client, address(client, object.claims()), object.parameters());
        } catch (Refusal refusal) {
            // Oten redirects even for an unverified request, but only to a registered redirect URI (guide)
            throw refusal.sentTo(address);
        }
    }

    private String jwt(SingleValues query) {
        return query.find("request").orElseGet(() -> fetch(query.require("request_uri")));
    }

    private String fetch(String uri) {
        if (uri.length() > MAX_URI_LENGTH) {
            throw Refusal.of(400, "invalid_request_uri", "The request_uri is longer than 512 characters");
        }
        return fetch.get(uri, JAR_TYPES)
                .orElseThrow(() -> Refusal.of(Fault.INVALID_REQUEST_URI))
                .strip();
    }

    private static ReturnAddress address(Registration client, Map<String, ?> parameters) {
        return ReturnAddress.of(client.redirectUris(), parameters)
                .orElseThrow(() -> Refusal.invalidRequest("redirect_uri is not registered for this client"));
    }
}
