package com.oten.benchmarks.core;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the container asks about one resource. */
final class FakeMessageContext extends HttpMessageContextWrapper {
    private final boolean isProtected;
    private final AuthenticationParameters parameters = new AuthenticationParameters();
    private final Info info = new Info();

    FakeMessageContext(boolean isProtected) {
        super(Unused.of(HttpMessageContext.class));
        this.isProtected = isProtected;
    }

    @Override
    public boolean isProtected() {
        return isProtected;
    }

    @Override
    public boolean isAuthenticationRequest() {
        return false;
    }

    @Override
    public AuthenticationParameters getAuthParameters() {
        return parameters;
    }

    @Override
    public MessageInfo getMessageInfo() {
        return info;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(String callername, Set<String> groups) {
        return AuthenticationStatus.SUCCESS;
    }

    private static final class Info implements MessageInfo {
        private final Map<String, Object> properties = new HashMap<>();

        @Override
        public Object getRequestMessage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getResponseMessage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setRequestMessage(Object request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setResponseMessage(Object response) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> getMap() {
            return properties;
        }
    }
}
