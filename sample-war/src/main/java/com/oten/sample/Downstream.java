package com.oten.sample;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.rs.OtenBearer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Another service, called with the caller's access token, which is sent to no other origin. */
@ApplicationScoped
public class Downstream {
    @Inject
    private OtenBearer bearer;

    @SuppressWarnings("NullAway.Init") // made in open()
    private Client client;

    @PostConstruct
    void open() {
        client = ClientBuilder.newBuilder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .build();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    Response call(URI url) {
        try (Response response = client.target(url)
                .register(bearer.to(url))
                .request(MediaType.APPLICATION_JSON)
                .get()) {
            return response.getStatus() == 200
                    ? Response.ok(response.readEntity(String.class)).build()
                    : Problem.of(502, "The other service refused", "Its status is " + response.getStatus() + ".");
        } catch (ProcessingException e) {
            if (e.getCause() instanceof OtenException oten) {
                throw oten; // no token could be sent: the library's mapper handles that
            }
            return Problem.of(502, "The other service cannot be reached", "Try again later.");
        }
    }
}
