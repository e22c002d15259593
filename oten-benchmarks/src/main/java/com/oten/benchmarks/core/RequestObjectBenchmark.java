package com.oten.benchmarks.core;

import com.oten.jakarta.internal.config.Ed25519KeyPair;
import com.oten.jakarta.internal.request.RequestObjectSigner;
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
        hs256 = withSecret.signer();
        edDsa = withKey.signer();
        secret = new SecretKeySpec(Application.SECRET.getBytes(StandardCharsets.UTF_8), HMAC);
        privateKey = withKey.client()
                .config()
                .requestObject()
                .key()
                .flatMap(key -> key.current().map(Ed25519KeyPair::privateKey))
                .orElseThrow();
        input = SignedToken.of(hs256()).input;
    }

    @Benchmark
    public String hs256() {
        return hs256.sign(Application.REQUEST, issuer).orElseThrow();
    }

    @Benchmark
    public byte[] rawHs256() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(secret);
        return mac.doFinal(input);
    }

    @Benchmark
    public String edDsa() {
        return edDsa.sign(Application.REQUEST, issuer).orElseThrow();
    }

    @Benchmark
    public byte[] rawEdDsa() throws GeneralSecurityException {
        return Algorithm.EDDSA.sign(privateKey, input);
    }
}
