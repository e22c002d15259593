package com.oten.jakarta.it.inherited;

import static com.oten.jakarta.it.inherited.Types.SERVED;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptors;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Resources that the container instantiates and wraps in proxies. */
final class Beans {
    private Beans() {}

    @ApplicationScoped
    @Path("inherit/scoped")
    public static class Scoped {
        @GET
        @RolesAllowed("admins")
        public String get() {
            return SERVED;
        }
    }

    @RequestScoped
    @Path("inherit/scoped-interface")
    public static class ScopedByInterface implements Types.RoleOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @RequestScoped
    @Interceptors(Passing.class)
    @Path("inherit/intercepted")
    public static class Intercepted implements Types.RoleOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    public static class Passing {
        @AroundInvoke
        public Object pass(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }
}
