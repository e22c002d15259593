package com.oten.jakarta.rs;

import com.oten.jakarta.web.RelyingParty;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a provider needs of its application. Looked up, because no way of injecting works in providers on all three servers:
 * Payara leaves {@code @Context} fields of registered instances null, WildFly and Open Liberty {@code @Inject} ones.
 */
final class Current {
    private Current() {}

    static RelyingParty oten() {
        return CDI.current().select(RelyingParty.class).get();
    }

    static HttpServletRequest request() {
        return CDI.current().select(HttpServletRequest.class).get();
    }
}
