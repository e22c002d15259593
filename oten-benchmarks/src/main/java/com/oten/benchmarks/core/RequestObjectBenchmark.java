package com.oten.benchmarks.core;

import com.oten.jakarta.internal.config.Ed25519KeyPair;
import com.oten.jakarta.internal.request.AuthorizationRequest;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.request.RequestObjectSigner;
import com.oten.jakarta.internal.secret.RandomTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A request object as every login needs one (RFC 9101): claims, {@code jti}, signature. */
public class RequestObjectBenchmark extends CoreBenchmark {
    private static final String HMAC = "HmacSHA256";

    private final AuthorizationRequest request = new AuthorizationRequest(
            Application.CALLBACK,
            Application.STATE,
            Application.NONCE,
            "verifier-of-forty-three-characters-01234567",
            LoginParameters.NONE);
    private String issuer;
    private RequestObjectSigner hs256;
    private RequestObjectSigner edDsa;
    private SecretKeySpec secret;
    private PrivateKey privateKey;
    private byte[] input;

    @Setup
    public void prepare() {
        Application withSecret = start();
        Application withKey = start(Application.edDsa());
        issuer = withSecret.oten().issuer();
        hs256 = signer(withSecret);
        edDsa = signer(withKey);
        secret = new SecretKeySpec(Application.SECRET.getBytes(StandardCharsets.UTF_8), HMAC);
        privateKey = withKey.client()
                .config()
                .requestObject()
                .key()
                .flatMap(key -> key.current().map(Ed25519KeyPair::privateKey))
                .orElseThrow();
        String signed = hs256();
        input = signed.substring(0, signed.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    private static RequestObjectSigner signer(Application application) {
        return new RequestObjectSigner(
                application.client().config(),
                application.client().keys(),
                new RandomTokens(application.random()),
                application.clock());
    }

    @Benchmark
    public String hs256() {
        return hs256.sign(request, issuer).orElseThrow();
    }

    @Benchmark
    public byte[] rawHs256() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(secret);
        return mac.doFinal(input);
    }

    @Benchmark
    public String edDsa() {
        return edDsa.sign(request, issuer).orElseThrow();
    }

    @Benchmark
    public byte[] rawEdDsa() throws GeneralSecurityException {
        return Algorithm.EDDSA.sign(privateKey, input);
    }
}
