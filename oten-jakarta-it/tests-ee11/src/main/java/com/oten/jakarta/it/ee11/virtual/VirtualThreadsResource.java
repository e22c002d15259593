package com.oten.jakarta.it.ee11.virtual;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.OtenTokenService;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Asks for tokens in many threads of an executor for virtual ones, which a Java without them fills with others. */
@ManagedExecutorDefinition(name = "java:app/concurrent/virtual", virtual = true)
@Path("virtual")
@RequestScoped
@RolesAllowed("**")
public class VirtualThreadsResource {
    private static final int THREADS = 50;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenTokenService tokens;

    @Resource(lookup = "java:app/concurrent/virtual")
    @SuppressWarnings("NullAway.Init") // the container sets it
    private ManagedExecutorService executor;

    /** For the container. */
    public VirtualThreadsResource() {}

    /**
     * The kind of threads.
     *
     * @return whether the server's Java has virtual ones, and whether the executor's is one
     * @throws Exception if it was not run
     */
    @GET
    @Path("threads")
    public String threads() throws Exception {
        boolean isVirtual = executor.submit(
                        () -> Thread.currentThread().toString().startsWith("VirtualThread"))
                .get();
        return (Runtime.version().feature() >= 21) + " " + isVirtual;
    }

    /**
     * The caller's token, for all threads at once.
     *
     * @return how many different ones they got
     * @throws Exception if one of them got none
     */
    @GET
    @Path("caller")
    public int caller() throws Exception {
        CallerTokens caller = tokens.forCaller();
        return different(caller::accessToken);
    }

    /**
     * The application's own token, for all threads at once.
     *
     * @return how many different ones they got
     * @throws Exception if one of them got none
     */
    @GET
    @Path("service")
    public int service() throws Exception {
        return different(tokens::serviceToken);
    }

    private int different(Callable<AccessToken> call) throws InterruptedException, ExecutionException {
        Set<String> seen = new HashSet<>();
        for (Future<AccessToken> token : executor.invokeAll(Collections.nCopies(THREADS, call))) {
            seen.add(token.get().value());
        }
        return seen.size();
    }
}
