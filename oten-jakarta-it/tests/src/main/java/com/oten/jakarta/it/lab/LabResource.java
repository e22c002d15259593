package com.oten.jakarta.it.lab;

import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.error.OtenException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Resources that respond at once, and in other threads. */
@Path("lab")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class LabResource {
    @Inject
    private Sight sight;

    @Inject
    private OtenTokenService tokens;

    @Resource
    private ManagedExecutorService executor;

    /** For the container. */
    public LabResource() {}

    /**
     * At once.
     *
     * @param caller who asks
     * @return what is seen
     */
    @GET
    @Path("resource")
    public String resource(@Context SecurityContext caller) {
        return sight.of(caller::getUserPrincipal, caller::isUserInRole, Optional.empty());
    }

    /**
     * In a stage.
     *
     * @param caller who asks
     * @return what is seen
     */
    @GET
    @Path("stage")
    public CompletionStage<String> stage(@Context SecurityContext caller) {
        return executor.supplyAsync(elsewhere(caller));
    }

    /**
     * In the thread that resumes the response.
     *
     * @param caller who asks
     * @param response receives what is seen
     */
    @GET
    @Path("suspended")
    public void suspended(@Context SecurityContext caller, @Suspended AsyncResponse response) {
        Supplier<String> work = elsewhere(caller);
        executor.execute(() -> response.resume(work.get()));
    }

    /**
     * In a filter of a response that another thread resumes.
     *
     * @param response receives what the filter replaces
     */
    @GET
    @Path("filtered")
    public void filtered(@Suspended AsyncResponse response) {
        executor.execute(() -> response.resume("not filtered"));
    }

    /**
     * Fails in another thread, where there is no caller.
     *
     * @param response receives the exception
     */
    @GET
    @Path("failing")
    public void failing(@Suspended AsyncResponse response) {
        executor.execute(() -> {
            try {
                response.resume(tokens.accessToken().value());
            } catch (OtenException e) {
                response.resume(e);
            }
        });
    }

    /**
     * As an event.
     *
     * @param caller who asks
     * @param sink receives what is seen
     * @param sse makes events
     */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SecurityContext caller, @Context SseEventSink sink, @Context Sse sse) {
        String seen = sight.of(caller::getUserPrincipal, caller::isUserInRole, Optional.empty());
        sink.send(sse.newEvent(seen)).thenRun(sink::close);
    }

    private Supplier<String> elsewhere(SecurityContext caller) {
        Optional<CallerTokens> captured = sight.capture();
        return () -> sight.of(caller::getUserPrincipal, caller::isUserInRole, captured);
    }
}
