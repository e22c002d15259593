package com.oten.jakarta.internal.diagnosis;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.ClientConfig;
import com.oten.jakarta.internal.config.Ed25519KeyPair;
import com.oten.jakarta.internal.config.KeySource;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Algorithm;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.request.AuthorizationRequest;
import com.oten.jakarta.internal.request.AuthorizationRequestSigner;
import com.oten.jakarta.internal.request.LoginParameters;
import com.oten.jakarta.internal.request.RequestObjectSigner;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.secret.Secret;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authorization request that is not sent: signed like every other, then parsed as Oten would. Verified by the JDK,
 * not by the library that signed it.
 */
final class SampleRequestObject {
    private static final long LONGEST_LIFETIME = 300;
    private static final List<String> REQUIRED = List.of(
            "iss",
            "aud",
            "iat",
            "exp",
            "jti",
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "code_challenge",
            "code_challenge_method");

    private final Optional<String> notMade;
    private final List<String> faults;
    private final JsonObject header;
    private final boolean isVerified;

    private SampleRequestObject(Optional<String> notMade, List<String> faults, JsonObject header, boolean isVerified) {
        this.notMade = notMade;
        this.faults = List.copyOf(faults);
        this.header = header;
        this.isVerified = isVerified;
    }

    static SampleRequestObject of(OtenConfig config, RequestObjectSigner signer, RandomTokens random, URI redirectUri) {
        String jws;
        try {
            AuthorizationRequest request = new AuthorizationRequest(
                    redirectUri, random.next(), random.next(), random.next(), LoginParameters.NONE);
            jws = signer.sign(request, config.issuer()).orElse("");
        } catch (OtenException e) {
            return failed(String.valueOf(e.getMessage()));
        }
        int most = AuthorizationRequestSigner.LONGEST_URI;
        if (config.requestObject().mode() == Mode.VALUE && jws.length() > most) {
            return failed("the request object has " + jws.length() + " characters, and a URL must not have more than "
                    + most + ": shorten oten.scopes, or set oten.request-object.mode to reference");
        }
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            return failed("the request object has " + parts.length + " parts instead of 3");
        }
        try {
            JsonObject header = Json.object(Base64.getUrlDecoder().decode(parts[0]));
            JsonObject claims = Json.object(Base64.getUrlDecoder().decode(parts[1]));
            List<String> faults = faults(config, claims);
            byte[] input = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
            return new SampleRequestObject(
                    Optional.empty(),
                    faults,
                    header,
                    isSigned(config, input, Base64.getUrlDecoder().decode(parts[2])));
        } catch (Json.Malformed | IllegalArgumentException e) {
            return failed("the request object is not a JWT");
        }
    }

    /** Why there is no request object. */
    Optional<String> notMade() {
        return notMade;
    }

    /** What is missing or wrong in it. */
    List<String> faults() {
        return faults;
    }

    Optional<String> header(String name) {
        return Json.string(header, name);
    }

    boolean isVerified() {
        return isVerified;
    }

    private static SampleRequestObject failed(String why) {
        return new SampleRequestObject(Optional.of(why), List.of(why), JsonObject.EMPTY_JSON_OBJECT, false);
    }

    private static List<String> faults(OtenConfig config, JsonObject claims) {
        List<String> faults = new ArrayList<>();
        REQUIRED.stream().filter(name -> !claims.containsKey(name)).forEach(name -> faults.add(name + " is missing"));
        String client = config.client().id();
        for (String name : List.of("iss", "client_id")) {
            if (!Json.string(claims, name).equals(Optional.of(client))) {
                faults.add(name + " is not the client id");
            }
        }
        if (!Json.string(claims, "aud").equals(Optional.of(config.issuer()))) {
            faults.add("aud is not the issuer");
        }
        long lifetime = Json.whole(claims, "exp").orElse(Long.MAX_VALUE)
                - Json.whole(claims, "iat").orElse(0L);
        if (lifetime <= 0 || lifetime > LONGEST_LIFETIME) {
            faults.add("exp is not within " + LONGEST_LIFETIME + " s after iat");
        }
        return faults;
    }

    private static boolean isSigned(OtenConfig config, byte[] input, byte[] signature) {
        try {
            if (config.requestObject().alg() == Algorithm.EDDSA) {
                Ed25519KeyPair pair =
                        config.requestObject().key().flatMap(KeySource::current).orElseThrow();
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(pair.publicKey());
                verifier.update(input);
                return verifier.verify(signature);
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(config.client()).bytes(), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(input), signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Secret secret(ClientConfig client) {
        return client.secret().orElseThrow().current();
    }
}
