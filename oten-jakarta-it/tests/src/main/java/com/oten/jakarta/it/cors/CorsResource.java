package com.oten.jakarta.it.cors;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.error.OtenErrorCode;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;

/** Resources that answer {@code OPTIONS}, and say too much. */
@Path("cors")
public class CorsResource {
    @Resource
    @SuppressWarnings("NullAway.Init") // the container sets it
    private ManagedExecutorService executor;

    /** For the container. */
    public CorsResource() {}

    /**
     * For nobody but callers, by its path.
     *
     * @return what must not be seen
     */
    @GET
    @Path("guarded")
    public Response guarded() {
        return Response.ok("protected").header("X-Done", "GET").build();
    }

    /**
     * The same.
     *
     * @return what must not be seen, with a header
     */
    @OPTIONS
    @Path("guarded")
    public Response guardedOptions() {
        return Response.ok("protected")
                .header("Access-Control-Allow-Methods", "PUT")
                .build();
    }

    /**
     * For administrators.
     *
     * @return what must not be seen
     */
    @OPTIONS
    @Path("role")
    @RolesAllowed("admins")
    public Response role() {
        return guardedOptions();
    }

    /**
     * For whoever has authenticated well.
     *
     * @return what must not be seen
     */
    @OPTIONS
    @Path("step-up")
    @OtenStepUp(acr = "gold")
    public Response stepUp() {
        return guardedOptions();
    }

    /**
     * For administrators.
     *
     * @return what must not be seen
     */
    @GET
    @Path("{where: (filtered/)?role}")
    @RolesAllowed("admins")
    public String read() {
        return "protected";
    }

    /**
     * An exception of the library.
     *
     * @return never
     */
    @GET
    @Path("{where: (filtered/|responding/)?failing}")
    public String failing() {
        throw OtenErrorCode.SERVER_ERROR.exception("for the test");
    }

    /**
     * The same in another thread.
     *
     * @param response receives the exception
     */
    @GET
    @Path("resumed")
    public void resumed(@Suspended AsyncResponse response) {
        executor.execute(() -> response.resume(OtenErrorCode.SERVER_ERROR.exception("for the test")));
    }
}
