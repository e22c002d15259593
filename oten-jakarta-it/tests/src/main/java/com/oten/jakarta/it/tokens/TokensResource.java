package com.oten.jakarta.it.tokens;

import com.oten.jakarta.AccessToken;
import com.oten.jakarta.CallerTokens;
import com.oten.jakarta.OtenTokenService;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Everything that the token service can do, in different threads. */
@Path("tokens")
@RequestScoped
@RolesAllowed("**")
public class TokensResource {
    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private OtenTokenService tokens;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private StartupToken startup;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private StartupEjbToken startupEjb;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private HttpServletRequest request;

    @Resource
    @SuppressWarnings("NullAway.Init") // the container sets it
    private ManagedExecutorService executor;

    /** For the container. */
    public TokensResource() {}

    /**
     * The scopes of the access token.
     *
     * @return scopes
     */
    @GET
    @Path("scopes")
    public String scopes() {
        return String.join(" ", new TreeSet<>(tokens.scopes()));
    }

    /**
     * The ID token.
     *
     * @return how many parts it has, and whom it is about
     */
    @GET
    @Path("id-token")
    public String idToken() {
        return tokens.idToken().value().split("\\.").length + " "
                + tokens.idToken().claims().get("sub");
    }

    /**
     * UserInfo.
     *
     * @return whom it is about
     */
    @GET
    @Path("user-info")
    public String userInfo() {
        return String.valueOf(tokens.userInfo().get("sub"));
    }

    /**
     * Introspection of the caller's token.
     *
     * @return whether it is active, and whom it is about
     */
    @GET
    @Path("introspection")
    public String introspection() {
        var introspection = tokens.introspect(tokens.accessToken().value());
        return introspection.isActive() + " " + introspection.subject().orElse("nobody");
    }

    /** Revokes the tokens. */
    @POST
    @Path("revocation")
    public void revocation() {
        tokens.revoke();
    }

    /**
     * Uses the caller's tokens in a thread of the container.
     *
     * @return whether it got the same token
     */
    @GET
    @Path("other-thread")
    public String otherThread() {
        AccessToken here = tokens.accessToken();
        CallerTokens caller = tokens.forCaller();
        return String.valueOf(managed(() -> caller.accessToken().equals(here)));
    }

    /**
     * Refreshes the caller's tokens in a thread that the container does not manage.
     *
     * @return whether the session has the new token
     */
    @GET
    @Path("refreshed-elsewhere")
    public String refreshedElsewhere() {
        CallerTokens caller = tokens.forCaller();
        AccessToken there = unmanaged(caller::refresh);
        return String.valueOf(tokens.accessToken().equals(there));
    }

    /**
     * Uses the tokens of a session that has ended meanwhile.
     *
     * @return what happens
     */
    @GET
    @Path("after-the-session")
    public String afterTheSession() {
        CallerTokens caller = tokens.forCaller();
        HttpSession session = request.getSession(false);
        session.invalidate();
        return String.valueOf(unmanaged(() -> outcome(caller::accessToken)));
    }

    /**
     * Asks for the caller's token where there is no caller.
     *
     * @return what happens
     */
    @GET
    @Path("nobody")
    public String nobody() {
        return managed(() -> outcome(tokens::accessToken)) + " " + plain(() -> outcome(tokens::accessToken));
    }

    /**
     * Gets a service token in a thread of the container, and in one of the application's own.
     *
     * @return what happens
     */
    @GET
    @Path("service-elsewhere")
    public String serviceElsewhere() {
        return managed(() -> outcome(tokens::serviceToken)) + " " + plain(() -> outcome(tokens::serviceToken));
    }

    /**
     * What happened at the start of the application.
     *
     * @return words
     */
    @GET
    @Path("startup")
    @PermitAll
    public String startup() {
        return startup.result() + ", " + startupEjb.result();
    }

    private static String outcome(Callable<AccessToken> call) throws Exception {
        try {
            return call.call().value().isEmpty() ? "empty" : "token";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    private <T> T managed(Callable<T> work) {
        return result(executor.submit(work));
    }

    /** A thread of the application's own. */
    private static <T> T plain(Callable<T> work) {
        return alone(work, Thread::new);
    }

    /** A thread without the application's context; on Payara no bean can be called in it, but a captured caller can. */
    private static <T> T unmanaged(Callable<T> work) {
        return alone(work, task -> {
            Thread thread = new Thread(task);
            thread.setContextClassLoader(null);
            return thread;
        });
    }

    private static <T> T alone(Callable<T> work, ThreadFactory threads) {
        var strangers = Executors.newSingleThreadExecutor(threads);
        try {
            return result(strangers.submit(work));
        } finally {
            strangers.shutdown();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
