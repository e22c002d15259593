package com.oten.jakarta.internal.rs;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.internal.client.Activation;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.config.DisabledConfig;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.service.ServiceTokens;
import com.oten.jakarta.internal.web.DispatchFilter;
import com.oten.jakarta.internal.web.RequestHandlers;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * What a JAX-RS provider needs from its application. Looked up, because no kind of injection works in providers on all
 * three servers: Payara leaves {@code @Context} fields of registered instances null, WildFly and Open Liberty {@code
 * @Inject} ones.
 */
final class Current {
    private Current() {}

    /** Empty while the library is off. */
    static Optional<OtenConfig> config() {
        return CDI.current().select(Activation.class).get().config();
    }

    /** The settings of a library that is switched off; empty also if the application does not use the library. */
    static Optional<DisabledConfig> disabled() {
        ActivationState state = CDI.current().select(Activation.class).get().state();
        return state instanceof ActivationState.Off off ? Optional.of(off.config()) : Optional.empty();
    }

    static OtenClient client() {
        return CDI.current().select(OtenClient.class).get();
    }

    static ServiceTokens serviceTokens() {
        return CDI.current().select(ServiceTokens.class).get();
    }

    static RequestHandlers handlers() {
        return RequestHandlers.current();
    }

    static OtenTokenService tokens() {
        return CDI.current().select(OtenTokenService.class).get();
    }

    static HttpServletRequest request() {
        return DispatchFilter.request()
                .orElseGet(() -> CDI.current().select(HttpServletRequest.class).get());
    }
}
