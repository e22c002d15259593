package com.oten.jakarta.it.restclient;

import com.oten.jakarta.rs.OtenToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Calls with the application's own token; injected, with a configured URL. The scope is for WildFly, which does not see
 * the annotation alone where beans are discovered by annotations.
 */
@ApplicationScoped
@RegisterRestClient(configKey = "service")
@OtenToken(service = true)
public interface ServiceClient {
    /**
     * Calls.
     *
     * @return the response
     */
    @GET
    Response get();
}
