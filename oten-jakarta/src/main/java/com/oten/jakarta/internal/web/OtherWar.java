package com.oten.jakarta.internal.web;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Finds the mechanism of the WAR that a request is for. The handler of Jakarta Security 4 remembers one mechanism; on WildFly
 * there is one handler for all WARs of an EAR, and it remembers that of the WAR that was called first.
 */
final class OtherWar {
    private OtherWar() {}

    /**
     * The mechanism of another WAR.
     *
     * @param request as the container has it
     * @param contextPath of the WAR that is served here
     * @return empty if the request is for that one, or if the other one has none
     */
    static Optional<HttpAuthenticationMechanism> mechanism(HttpServletRequest request, String contextPath) {
        if (request.getContextPath().equals(contextPath)) {
            return Optional.empty();
        }
        // the container has made the request's WAR the current one; its copy of the library has classes of its own
        Instance<Object> current = CDI.current();
        boolean isServedHere = current.select(RequestHandlers.class).isResolvable();
        return Optional.of(current.select(HttpAuthenticationMechanism.class))
                .filter(there -> !isServedHere && there.isResolvable())
                .map(Instance::get);
    }
}
