package com.oten.jakarta.it.restclient;

import com.oten.jakarta.rs.OtenToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;

/** Calls with the caller's token. */
@OtenToken
public interface PersonsClient {
    /**
     * Calls.
     *
     * @return the answer
     */
    @GET
    Response get();
}
