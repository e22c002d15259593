package com.oten.jakarta.it.restclient;

import com.oten.jakarta.rs.OtenToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;

/** Calls with the caller's token. */
@OtenToken
public interface CallerClient {
    /**
     * Calls.
     *
     * @return the response
     */
    @GET
    Response get();
}
