package com.oten.jakarta;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Demands that the caller has authenticated in a certain way, or not long ago (step-up). It stands on servlets, and on
 * classes and methods of JAX-RS resources, where a method's beats its class's, and on what resources extend and implement:
 *
 * <pre>
 * &#64;WebServlet("/transfer")
 * &#64;OtenStepUp(acr = "gold", maxAge = "PT5M")
 * public class Transfer extends HttpServlet
 * </pre>
 *
 * <p>It checks the claims {@code acr} and {@code auth_time} of the caller's ID token, or of the access token that came
 * with the request. A user who goes to the page is sent to Oten and comes back to it; anything else gets 401 with the
 * challenge of RFC 9470. If Oten does not reach what is demanded, that login is refused ({@link
 * com.oten.jakarta.error.OtenErrorCode#UNMET_AUTHENTICATION_REQUIREMENTS}) and the one before stays as it was. It
 * demands a caller, but no role.
 *
 * <p>Servlets count however they are registered. On a sub-resource locator's own method it fails the deployment, since that
 * runs before anybody is asked; on its class it holds for all that the locator leads to.
 *
 * <p>At least one of the two must be given; a broken annotation fails the deployment. As with security constraints,
 * what the application itself forwards to or includes is not checked. While the library is off, nobody gets through.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OtenStepUp {
    /**
     * The authentication context classes that will do, the best first; any one suffices.
     *
     * @return visible ASCII without quotes and backslashes
     */
    String[] acr() default {};

    /**
     * How long ago the caller may have authenticated at Oten. {@code oten.clock-skew} is added to it.
     *
     * @return an ISO-8601 duration in whole seconds, for instance {@code PT5M}; at most a year
     */
    String maxAge() default "";
}
