package com.oten.jakarta;

import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.io.Serial;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets in code what the {@code oten.*} keys set in the configuration; a configured key wins. Put it on one class of the
 * application. It is a stereotype, so that CDI sees it also on a class without a scope; a class that carries it is a
 * bean. Values may hold MicroProfile Config expressions, such as {@code ${sso.client}} or {@code ${sso.client:shop}}.
 * What has no attribute here, secret files and time-outs for instance, belongs in the configuration. An application
 * that has several mechanisms (Jakarta Security 4) selects this one by {@link OtenAuthenticationMechanism}.
 *
 * <pre>{@code
 * @OtenAuthenticationMechanismDefinition(clientId = "shop", clientSecret = "${SSO_SECRET}", scopes = "openid email")
 * @ApplicationPath("api")
 * public class Shop extends Application {}
 * }</pre>
 */
@Documented
@Stereotype
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OtenAuthenticationMechanismDefinition {
    /**
     * The key {@code oten.client-id}.
     *
     * @return empty means not set
     */
    String clientId() default "";

    /**
     * The key {@code oten.client-secret}; an expression, because secrets do not belong in code.
     *
     * @return empty means not set
     */
    String clientSecret() default "";

    /**
     * The key {@code oten.issuer}.
     *
     * @return empty means not set
     */
    String issuer() default "";

    /**
     * The key {@code oten.scopes}.
     *
     * @return empty means not set
     */
    String scopes() default "";

    /**
     * The key {@code oten.base-url}.
     *
     * @return empty means not set
     */
    String baseUrl() default "";

    /**
     * The key {@code oten.path}.
     *
     * @return empty means not set
     */
    String path() default "";

    /**
     * The key {@code oten.redirect-uri}.
     *
     * @return empty means not set
     */
    String redirectUri() default "";

    /**
     * The key {@code oten.protect}.
     *
     * @return empty means not set
     */
    String protect() default "";

    /**
     * The key {@code oten.request-object.alg}.
     *
     * @return empty means not set
     */
    String requestObjectAlg() default "";

    /**
     * The key {@code oten.request-object.key-file}.
     *
     * @return empty means not set
     */
    String requestObjectKeyFile() default "";

    /**
     * The key {@code oten.request-object.key-id}.
     *
     * @return empty means not set
     */
    String requestObjectKeyId() default "";

    /**
     * The key {@code oten.caller-name-claim}.
     *
     * @return empty means not set
     */
    String callerNameClaim() default "";

    /**
     * The key {@code oten.groups-claim}.
     *
     * @return empty means not set
     */
    String groupsClaim() default "";

    /**
     * The key {@code oten.userinfo}.
     *
     * @return empty means not set
     */
    String userinfo() default "";

    /**
     * Selects the library's {@code HttpAuthenticationMechanism} among several in one application. Jakarta Security 4
     * allows several if the application has an {@code HttpAuthenticationMechanismHandler} that chooses; its own
     * mechanisms have qualifiers of the same form. The mechanism has it whether the annotation or the configuration
     * switches the library on; while the library is off there is no such bean.
     *
     * <pre>{@code
     * @Inject
     * @OtenAuthenticationMechanism
     * HttpAuthenticationMechanism oten;
     * }</pre>
     */
    @Documented
    @Qualifier @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.TYPE, ElementType.PARAMETER})
    @interface OtenAuthenticationMechanism {
        /** The qualifier as a value, for {@code Instance.select}. */
        final class Literal extends AnnotationLiteral<OtenAuthenticationMechanism>
                implements OtenAuthenticationMechanism {
            /** The only instance that is needed. */
            public static final Literal INSTANCE = new Literal();

            @Serial
            private static final long serialVersionUID = 1L;

            private Literal() {}
        }
    }
}
