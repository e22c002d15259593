package com.oten.benchmarks.core;

import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.session.SessionRevocations;
import com.oten.jakarta.internal.session.Sessions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Whether a session has been ended from elsewhere, by the number of sessions that were. */
public class LogoutCheckGrowth extends CoreBenchmark {
    private static final MethodHandle UNCACHED = uncached();

    @Param({"0", "1000", "100000", "1000000"})
    public int revocations;

    private Sessions sessions;
    private OtenSession session;

    /** What runs for a session when a logout was heard of, whosever it was. */
    private static MethodHandle uncached() {
        try {
            return MethodHandles.privateLookupIn(SessionRevocations.class, MethodHandles.lookup())
                    .findVirtual(
                            SessionRevocations.class,
                            "isEndedNow",
                            MethodType.methodType(boolean.class, OtenSession.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the method has another name", e);
        }
    }

    @Setup
    public void prepare() {
        Application application = start();
        sessions = application.client().sessions();
        session = application.session(application.who(), "sid-of-the-session-that-goes-on");
        for (int i = 0; i < revocations; i++) {
            sessions.revocations()
                    .endSession(
                            application.oten().issuer(),
                            "sid-" + i,
                            application.clock().instant());
        }
    }

    /** What every request does. */
    @Benchmark
    public boolean check() {
        return sessions.isOver(session);
    }

    /** The same without what is remembered for a second. */
    @Benchmark
    public boolean checkAnew() throws Throwable {
        return (boolean) UNCACHED.invokeExact(sessions.revocations(), session);
    }
}
