package com.oten.jakarta.internal.rs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Invocation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;

/**
 * Copies to a repeated request what RESTEasy's MicroProfile Rest Client (WildFly and Open Liberty) needs. It expects
 * that each request of its client is a call of the interface's proxy, asks it which method was called, and fails with a
 * {@code NullPointerException} if the request was not made by the proxy. By reflection, because other servers do not
 * have RESTEasy; without RESTEasy or a proxy this does nothing.
 */
final class ProxyCall {
    private static final Logger LOG = System.getLogger(ProxyCall.class.getName());

    private ProxyCall() {}

    /** Makes the second request count as the same call of the same method. */
    static void copy(ClientRequestContext first, Invocation second) {
        try {
            Object invocation = first.getClass().getMethod("getInvocation").invoke(first);
            Method invoker = invocation.getClass().getMethod("getClientInvoker");
            second.getClass()
                    .getMethod("setClientInvoker", invoker.getReturnType())
                    .invoke(second, invoker.invoke(invocation));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.TRACE, "not a call that RESTEasy sends", e);
        }
    }
}
