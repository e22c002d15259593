package com.oten.jakarta.internal.web;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a container asks its authentication mechanism, and what it is told. */
final class StubMessageContext {
    private boolean isProtected;
    private boolean isAuthenticationRequest;
    private AuthenticationParameters parameters = new AuthenticationParameters();
    private Optional<Named> named = Optional.empty();
    private final Map<Object, Object> properties = new HashMap<>();
    private boolean isCleaned;
    private Optional<RuntimeException> refusal = Optional.empty();

    /** Whom the mechanism has named. */
    record Named(String callerName, Set<String> groups) {}

    private StubMessageContext() {}

    /** About a resource that is for everybody. */
    static StubMessageContext open() {
        return new StubMessageContext();
    }

    /** About a resource that has a security constraint. */
    static StubMessageContext constrained() {
        StubMessageContext context = new StubMessageContext();
        context.isProtected = true;
        return context;
    }

    /** For an application that called {@code authenticate()}. */
    static StubMessageContext asked(AuthenticationParameters parameters) {
        StubMessageContext context = new StubMessageContext();
        context.isAuthenticationRequest = true;
        context.parameters = parameters;
        return context;
    }

    /** Of a container that takes no caller from a mechanism. */
    static StubMessageContext refusing(RuntimeException refusal) {
        StubMessageContext context = new StubMessageContext();
        context.refusal = Optional.of(refusal);
        return context;
    }

    HttpMessageContext context() {
        return (HttpMessageContext) Proxy.newProxyInstance(
                StubMessageContext.class.getClassLoader(),
                new Class<?>[] {HttpMessageContext.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "isProtected" -> isProtected;
                    case "isAuthenticationRequest" -> isAuthenticationRequest;
                    case "getAuthParameters" -> parameters;
                    case "getMessageInfo" -> messageInfo();
                    case "doNothing" -> AuthenticationStatus.NOT_DONE;
                    case "notifyContainerAboutLogin" -> {
                        refusal.ifPresent(thrown -> {
                            throw thrown;
                        });
                        @SuppressWarnings("unchecked") // so the interface says
                        Set<String> groups = (Set<String>) given[1];
                        named = Optional.of(new Named((String) given[0], groups));
                        yield AuthenticationStatus.SUCCESS;
                    }
                    case "cleanClientSubject" -> {
                        isCleaned = true;
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private MessageInfo messageInfo() {
        return (MessageInfo) Proxy.newProxyInstance(
                StubMessageContext.class.getClassLoader(),
                new Class<?>[] {MessageInfo.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getMap" -> properties;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    Optional<Named> named() {
        return named;
    }

    boolean isCleaned() {
        return isCleaned;
    }
}
