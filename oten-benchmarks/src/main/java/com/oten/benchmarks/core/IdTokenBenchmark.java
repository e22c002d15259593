package com.oten.benchmarks.core;

import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.idtoken.IdTokenVerifier;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
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
    private byte[] input;
    private byte[] signature;

    @Setup
    public void prepare() throws GeneralSecurityException {
        Application application = start();
        verifier = application.client().idTokens();
        token = application.idToken(algorithm);
        expected = application.expected();
        key = algorithm.own(application.oten().pair(algorithm).getPublic());
        int end = token.value().lastIndexOf('.');
        input = token.value().substring(0, end).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(token.value().substring(end + 1));
    }

    @Benchmark
    public VerifiedIdToken check() {
        return verifier.verify(token, expected);
    }

    @Benchmark
    public boolean rawCheck() throws GeneralSecurityException {
        return algorithm.verify(key, input, signature);
    }
}
