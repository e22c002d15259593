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
 * Says in code what the {@code oten.*} keys say in configuration; a key that is configured wins. Put it on one class of the
 * application. It is a stereotype, so that CDI sees it also on a class without a scope; a class that carries it is a bean.
 * Values may hold MicroProfile Config expressions, such as {@code ${sso.client}} or {@code ${sso.client:shop}}. What has no
 * attribute here, secrets' files and time-outs for instance, belongs into the configuration. An application that has several
 * mechanisms (Jakarta Security 4) tells this one by {@link OtenAuthenticationMechanism}.
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
     * @return empty means not said
     */
    String clientId() default "";

    /**
     * The key {@code oten.client-secret}; an expression, because secrets do not belong into code.
     *
     * @return empty means not said
     */
    String clientSecret() default "";

    /**
     * The key {@code oten.issuer}.
     *
     * @return empty means not said
     */
    String issuer() default "";

    /**
     * The key {@code oten.scopes}.
     *
     * @return empty means not said
     */
    String scopes() default "";

    /**
     * The key {@code oten.base-url}.
     *
     * @return empty means not said
     */
    String baseUrl() default "";

    /**
     * The key {@code oten.path}.
     *
     * @return empty means not said
     */
    String path() default "";

    /**
     * The key {@code oten.redirect-uri}.
     *
     * @return empty means not said
     */
    String redirectUri() default "";

    /**
     * The key {@code oten.protect}.
     *
     * @return empty means not said
     */
    String protect() default "";

    /**
     * The key {@code oten.request-object.alg}.
     *
     * @return empty means not said
     */
    String requestObjectAlg() default "";

    /**
     * The key {@code oten.request-object.key-file}.
     *
     * @return empty means not said
     */
    String requestObjectKeyFile() default "";

    /**
     * The key {@code oten.request-object.key-id}.
     *
     * @return empty means not said
     */
    String requestObjectKeyId() default "";

    /**
     * The key {@code oten.caller-name-claim}.
     *
     * @return empty means not said
     */
    String callerNameClaim() default "";

    /**
     * The key {@code oten.groups-claim}.
     *
     * @return empty means not said
     */
    String groupsClaim() default "";

    /**
     * The key {@code oten.userinfo}.
     *
     * @return empty means not said
     */
    String userinfo() default "";

    /**
     * Marks the library's {@code HttpAuthenticationMechanism} among several in one application. Jakarta Security 4 allows
     * several, as soon as the application has an {@code HttpAuthenticationMechanismHandler} that chooses; its own mechanisms
     * have qualifiers of the same form. The mechanism has it whether the annotation or the configuration switches the library
     * on; while the library is off there is no such bean.
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
            /** The only one that is needed. */
            public static final Literal INSTANCE = new Literal();

            @Serial
            private static final long serialVersionUID = 1L;

            private Literal() {}
        }
    }
}
