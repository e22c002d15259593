package com.oten.jakarta.internal.rs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Invocation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;

/**
 * What a repeated request has to know of the first one where RESTEasy's MicroProfile Rest Client sends it (WildFly and Open
 * Liberty). That one takes each request of its client for a call of the interface's proxy, asks it which method was called,
 * and fails with a {@code NullPointerException} over a request that is none. By reflection, because other servers have no
 * RESTEasy; where there is none, or no proxy, nothing is done.
 */
final class ProxyCall {
    private static final Logger LOG = System.getLogger(ProxyCall.class.getName());

    private ProxyCall() {}

    /** Lets a request pass for the same call of the same method. */
    static void continues(ClientRequestContext first, Invocation second) {
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
