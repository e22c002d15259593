package com.oten.jakarta.internal.diagnosis;

import com.oten.jakarta.internal.config.KeySource;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Algorithm;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.diagnosis.RequestObjectCheck.Cause;
import com.oten.jakarta.internal.diagnosis.RequestObjectCheck.State;
import com.oten.jakarta.internal.http.ClockDifference;
import com.oten.jakarta.internal.request.RequestObjectSigner;
import com.oten.jakarta.internal.secret.RandomTokens;
import com.oten.jakarta.internal.text.PlainText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Why Oten may refuse the request objects of this configuration, as far as this side can see: the five causes that the
 * guide names for {@code invalid_request_object}, and the clock. Makes no call. Thread-safe.
 */
public final class RequestObjectChecks {
    /** How far in its own future Oten accepts {@code iat} (guide, {@code invalid_request_object} step 4). */
    private static final Duration FUTURE = Duration.ofSeconds(60);

    private static final List<Cause> LIKELY_FOR_SECRETS =
            List.of(Cause.SIGNATURE, Cause.ALGORITHM, Cause.CLOCK, Cause.STRUCTURE, Cause.KEY_ID, Cause.PUBLIC_KEY);
    private static final List<Cause> LIKELY_FOR_KEYS =
            List.of(Cause.PUBLIC_KEY, Cause.KEY_ID, Cause.SIGNATURE, Cause.ALGORITHM, Cause.CLOCK, Cause.STRUCTURE);

    private static final String EXPANDED =
            "; it is what an expression ${...} of the configuration expands to, and if that"
                    + " ${...} belongs to the secret itself, keep the secret in a file (oten.client-secret-file)";

    private final OtenConfig config;
    private final RequestObjectSigner signer;
    private final RandomTokens random;
    private final ClockDifference clocks;

    public RequestObjectChecks(
            OtenConfig config, RequestObjectSigner signer, RandomTokens random, ClockDifference clocks) {
        this.config = config;
        this.signer = signer;
        this.random = random;
        this.clocks = clocks;
    }

    /**
     * Builds a request object, verifies it back and looks at everything that may be wrong with it.
     *
     * @param redirectUri the callback, as registered
     * @return one check per cause, in the guide's order; none if the client sends no request objects
     */
    public List<RequestObjectCheck> all(URI redirectUri) {
        if (config.requestObject().mode() == Mode.NONE) {
            return List.of();
        }
        SampleRequestObject sample = SampleRequestObject.of(config, signer, random, redirectUri);
        return List.of(signature(sample), algorithm(sample), structure(sample), keyId(sample), publicKey(), clock());
    }

    /**
     * What an operator should look at after Oten has refused a request object, the most likely cause first.
     *
     * @param redirectUri the callback, as registered
     * @return one line; empty if the client sends no request objects
     */
    public Optional<String> likelyCauses(URI redirectUri) {
        List<Cause> usual = config.requestObject().alg() == Algorithm.EDDSA ? LIKELY_FOR_KEYS : LIKELY_FOR_SECRETS;
        List<RequestObjectCheck> checks = all(redirectUri).stream()
                .sorted(Comparator.comparing(RequestObjectCheck::state)
                        .thenComparing(check -> usual.indexOf(check.cause())))
                .toList();
        return Optional.of(IntStream.range(0, checks.size())
                        .mapToObj(i -> (i + 1) + " " + checks.get(i).cause() + ": "
                                + checks.get(i).text())
                        .collect(Collectors.joining("; ")))
                .filter(line -> !line.isEmpty());
    }

    /**
     * What the times say after Oten has called a request object expired.
     *
     * @param madeAt when it was made
     * @param cameBackAt when the callback came
     * @return one line with both times, and how far the clocks are apart if that is known
     */
    public String times(Instant madeAt, Instant cameBackAt) {
        Instant end = madeAt.plus(config.requestObject().lifetime());
        return "it was made at " + madeAt.truncatedTo(ChronoUnit.SECONDS) + " and valid until "
                + end.truncatedTo(ChronoUnit.SECONDS) + ", the callback came at "
                + cameBackAt.truncatedTo(ChronoUnit.SECONDS)
                + clocks.inWords().map(words -> "; " + words).orElse("");
    }

    /**
     * This machine's clock against Oten's.
     *
     * @return {@link State#OPEN} as long as Oten has not sent the time
     */
    public RequestObjectCheck clock() {
        Optional<Duration> difference = clocks.last();
        if (difference.isEmpty()) {
            return new RequestObjectCheck(Cause.CLOCK, State.OPEN, "Oten has not told its time yet");
        }
        Duration ahead = difference.get();
        Optional<String> words = clocks.inWords();
        if (words.isEmpty()) {
            return new RequestObjectCheck(
                    Cause.CLOCK, State.RIGHT, "this machine's clock agrees with Oten's to a few seconds");
        }
        Duration lifetime = config.requestObject().lifetime();
        Duration skew = config.idToken().clockSkew();
        boolean isRefused = ahead.compareTo(FUTURE) > 0 || ahead.negated().compareTo(lifetime) >= 0;
        boolean isTooFar = isRefused || ahead.abs().compareTo(skew) > 0;
        return new RequestObjectCheck(
                Cause.CLOCK,
                isTooFar ? State.WRONG : State.ODD,
                words.get() + ", expected is less than " + ClockDifference.NEGLIGIBLE.toSeconds()
                        + " s: synchronise it (NTP)");
    }

    /**
     * What the client secret looks like.
     *
     * @return empty for a public client
     */
    public Optional<RequestObjectCheck> secret() {
        return config.client().secret().map(secret -> {
            SecretShape shape = SecretShape.of(secret.current());
            return new RequestObjectCheck(
                    Cause.SIGNATURE,
                    shape.state(),
                    shape.text() + (secret.isExpanded() ? EXPANDED : "")
                            + " - compare it with the portal (oten.client-secret)");
        });
    }

    private RequestObjectCheck signature(SampleRequestObject sample) {
        boolean isSecret = config.requestObject().alg() == Algorithm.HS256;
        String key = isSecret ? "oten.client-secret" : "oten.request-object.key";
        if (!sample.isVerified()) {
            String why = sample.notMade().orElse("a request object was built and does not verify");
            return new RequestObjectCheck(Cause.SIGNATURE, State.WRONG, why + ": check " + key);
        }
        if (isSecret) {
            return secret().orElseThrow();
        }
        return new RequestObjectCheck(
                Cause.SIGNATURE,
                State.OPEN,
                "verifies with the public half of " + key + " - compare that half with the portal");
    }

    private RequestObjectCheck algorithm(SampleRequestObject sample) {
        String alg = config.requestObject().alg().toString();
        boolean isSo = sample.header("alg").filter(alg::equals).isPresent();
        return new RequestObjectCheck(
                Cause.ALGORITHM,
                isSo || sample.notMade().isPresent() ? State.OPEN : State.WRONG,
                "alg is " + sample.header("alg").orElse(alg)
                        + " - the client must be registered for it (oten.request-object.alg)");
    }

    private RequestObjectCheck structure(SampleRequestObject sample) {
        return sample.faults().isEmpty()
                ? new RequestObjectCheck(
                        Cause.STRUCTURE,
                        State.RIGHT,
                        "three parts, typ " + config.requestObject().typ()
                                + ", the five JWT claims and all OAuth parameters are in it, lives "
                                + config.requestObject().lifetime().toSeconds() + " s")
                : new RequestObjectCheck(Cause.STRUCTURE, State.WRONG, String.join(", ", sample.faults()));
    }

    private RequestObjectCheck keyId(SampleRequestObject sample) {
        RequestObjectConfig object = config.requestObject();
        Optional<String> kid = sample.header("kid").map(id -> PlainText.of(id, 100));
        if (object.alg() == Algorithm.HS256) {
            return kid.isEmpty()
                    ? new RequestObjectCheck(Cause.KEY_ID, State.RIGHT, "no kid, as it must be with HS256")
                    : new RequestObjectCheck(Cause.KEY_ID, State.WRONG, "there is a kid, which HS256 must not have");
        }
        if (kid.isEmpty()) {
            return new RequestObjectCheck(
                    Cause.KEY_ID, State.WRONG, "kid is missing, which EdDSA needs (oten.request-object.key-id)");
        }
        return new RequestObjectCheck(
                Cause.KEY_ID,
                State.OPEN,
                "kid is " + kid.get()
                        + (object.key().flatMap(KeySource::id).isPresent()
                                ? ""
                                : ", the key's thumbprint as none is configured")
                        + " - the key must be registered under it (oten.request-object.key-id)");
    }

    private RequestObjectCheck publicKey() {
        RequestObjectConfig object = config.requestObject();
        if (object.alg() == Algorithm.HS256) {
            return new RequestObjectCheck(Cause.PUBLIC_KEY, State.RIGHT, "none is needed with HS256");
        }
        return new RequestObjectCheck(
                Cause.PUBLIC_KEY,
                State.OPEN,
                object.key()
                                .flatMap(KeySource::current)
                                .map(key -> "an Ed25519 key, x of its JWK is " + key.x())
                                .orElse("the key cannot be read at the moment")
                        + " - it must be registered at Oten (oten.request-object.key-file)");
    }
}
