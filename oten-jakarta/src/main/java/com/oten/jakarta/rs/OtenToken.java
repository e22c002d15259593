package com.oten.jakarta.rs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends an access token along with the calls of a MicroProfile Rest Client, as {@link OtenBearer} does, to the origins of
 * {@code oten.outgoing.origins}. Without more it is the caller's, and works for calls that are made in the request's own
 * thread and wait for the answer.
 *
 * <pre>{@code
 * @RegisterRestClient(baseUri = "https://orders.example.com")
 * @OtenToken(service = true, scopes = "orders:read")
 * public interface Orders { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OtenToken {
    /**
     * Whether the token is the application's own (client credentials).
     *
     * @return false means the caller's
     */
    boolean service() default false;

    /**
     * What a token of the application's own is for.
     *
     * @return none leaves it to Oten
     */
    String[] scopes() default {};
}
