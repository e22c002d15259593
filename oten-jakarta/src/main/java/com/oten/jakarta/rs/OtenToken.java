package com.oten.jakarta.rs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends an access token with the calls of a MicroProfile Rest Client, as {@link OtenBearer} does, to the origins of
 * {@code oten.outgoing.origins}. By default it is the caller's, and works for synchronous calls in the request's own
 * thread.
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
     * The scopes of the application's own token.
     *
     * @return none leaves it to Oten
     */
    String[] scopes() default {};
}
