package com.oten.benchmarks.core;

import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The check of an ID token (OIDC Core section 3.1.3.7): form, key, signature, claims. */
public class IdTokenBenchmark extends CoreBenchmark {
    @Param({"EDDSA", "ES256", "PS256", "RS256"})
    public Algorithm algorithm = Algorithm.EDDSA;

    private IdTokenVerifier verifier;
    private Secret token;
    private ExpectedLogin expected;
    private PublicKey key;
    private SignedToken signed;

    @Setup
    public void prepare() throws GeneralSecurityException {
        Application application = start();
        verifier = application.client().idTokens();
        token = application.idToken(algorithm);
        expected = application.expected();
        key = algorithm.own(application.oten().pair(algorithm).getPublic());
        signed = SignedToken.of(token.value());
    }

    @Benchmark
    public VerifiedIdToken check() {
        return verifier.verify(token, expected);
    }

    @Benchmark
    public boolean rawCheck() throws GeneralSecurityException {
        return algorithm.verify(key, signed.input, signed.signature);
    }
}
