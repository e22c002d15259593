package com.oten.benchmarks.core;

import com.oten.jakarta.internal.http.RemoteResponse;
import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.secret.Secret;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Oten's keys, by their number; the one that is needed is the last one that counts. Of more than 100 the rest is not read. */
public class KeySetGrowth extends CoreBenchmark {
    private static final MethodHandle PARSE = parsing();
    private static final Logger LIBRARY = Logger.getLogger("com.oten.jakarta");

    @Param({"1", "10", "100", "1000"})
    public int keys = 1;

    private IdTokenVerifier verifier;
    private Secret token;
    private ExpectedLogin expected;
    private RemoteResponse document;

    private static MethodHandle parsing() {
        try {
            Class<?> type = Class.forName("com.oten.jakarta.internal.idtoken.ProviderKeySet");
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(type, "parse", MethodType.methodType(type, RemoteResponse.class))
                    .asType(MethodType.methodType(Object.class, RemoteResponse.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the method has another name", e);
        }
    }

    @Setup
    public void prepare() {
        LIBRARY.setLevel(Level.OFF); // it warns of a set of more than 100
        Application application = start(keys);
        verifier = application.client().idTokens();
        token = application.idToken(Algorithm.EDDSA);
        expected = application.expected();
        document = new RemoteResponse(
                200,
                HttpHeaders.of(Map.of(), (name, value) -> true),
                application.oten().keySet(keys).getBytes(StandardCharsets.UTF_8));
    }

    /** Of an ID token; what remains beside the signature is to find its key. */
    @Benchmark
    public VerifiedIdToken check() {
        return verifier.verify(token, expected);
    }

    /** Of the document, which happens every quarter of an hour. */
    @Benchmark
    public Object read() throws Throwable {
        return (Object) PARSE.invokeExact(document);
    }
}
