package com.oten.jakarta.internal.endpoint;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.http.RetryAfter;
import com.oten.jakarta.internal.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;

/** Reads the error responses of Oten's endpoints (RFC 6749 section 5.2), and those of proxies in front of them. */
final class ErrorResponse {
    private final String endpoint;
    private final Clock clock;

    /** The name of the endpoint is for messages: "token endpoint". */
    ErrorResponse(String endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** The exception for a response that is not a success. */
    OtenException of(RemoteResponse response) {
        Optional<String> code = Optional.empty();
        Optional<String> description = Optional.empty();
        if (response.isJson()) {
            try {
                JsonObject json = Json.object(response.body());
                code = Json.string(json, "error");
                description = Json.string(json, "error_description");
            } catch (Json.Malformed e) {
                // then only the status counts
            }
        }
        if (code.isPresent()) {
            return RetryAfter.on(OtenException.ofOAuthError(code.get(), description.orElse(null)), response, clock);
        }
        if (response.isUnavailable()) {
            return RetryAfter.on(
                    OtenErrorCode.TEMPORARILY_UNAVAILABLE.exception(
                            "Oten's " + endpoint + " answered status " + response.status() + " without an error code"),
                    response,
                    clock);
        }
        return unusable("status " + response.status() + " without an error code");
    }

    OtenException unusable(String fault) {
        return OtenErrorCode.RESPONSE_INVALID.exception(
                "the response of Oten's " + endpoint + " is unusable: " + fault);
    }

    /** The body of a success. */
    JsonObject json(RemoteResponse response) {
        if (!response.isJson()) {
            throw unusable("it is not JSON: status " + response.status());
        }
        try {
            return Json.object(response.body());
        } catch (Json.Malformed e) {
            throw unusable(e.fault());
        }
    }
}
