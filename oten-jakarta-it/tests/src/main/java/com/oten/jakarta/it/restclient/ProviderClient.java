package com.oten.jakarta.it.restclient;

import com.oten.jakarta.rs.OtenBearer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** Calls with the caller's token, by the standard's own annotation. */
@RegisterProvider(OtenBearer.class)
public interface ProviderClient {
    /**
     * Calls.
     *
     * @return the response
     */
    @GET
    Response get();
}
