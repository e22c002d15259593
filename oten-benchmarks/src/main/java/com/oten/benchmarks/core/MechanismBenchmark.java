package com.oten.benchmarks.core;

import com.oten.jakarta.internal.web.OtenAuthenticationMechanism;
import com.oten.jakarta.internal.web.RequestHandlers;
import com.oten.jakarta.internal.web.session.HttpSessionStore;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Field;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** What the library adds to every request of a user who is logged in. The container's objects cost and allocate next to nothing. */
public class MechanismBenchmark extends CoreBenchmark {
    private final FakeRequest request = new FakeRequest();
    private final HttpServletResponse response = Unused.of(HttpServletResponse.class);
    private final FakeMessageContext constrained = new FakeMessageContext(true);
    private final FakeMessageContext open = new FakeMessageContext(false);
    private OtenAuthenticationMechanism mechanism;

    @Setup
    public void prepare() {
        Application application = start("oten.protect", "/account/*");
        mechanism = mechanism(new RequestHandlers(application.client(), application.clock(), application.random()));
        new HttpSessionStore(request, application.client().sessions())
                .begin(application.session(application.who(), "sid-0123456789-0123456789"));
    }

    /** As the container injects it. */
    private static OtenAuthenticationMechanism mechanism(RequestHandlers oten) {
        OtenAuthenticationMechanism mechanism = new OtenAuthenticationMechanism();
        try {
            Field injected = OtenAuthenticationMechanism.class.getDeclaredField("oten");
            injected.setAccessible(true);
            injected.set(mechanism, oten);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the field has another name", e);
        }
        return mechanism;
    }

    /** A resource with a security constraint, or {@code @RolesAllowed} on a servlet. */
    @Benchmark
    public AuthenticationStatus constrained() throws AuthenticationException {
        return mechanism.validateRequest(request, response, constrained);
    }

    /** A page below {@code oten.protect}. */
    @Benchmark
    public AuthenticationStatus protectedPath() throws AuthenticationException {
        return mechanism.validateRequest(request, response, open);
    }
}
