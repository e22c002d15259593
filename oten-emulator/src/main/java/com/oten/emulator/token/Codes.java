package com.oten.emulator.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.oten.emulator.Fault;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.Expiring;
import com.oten.emulator.base.Json;
import com.oten.emulator.base.RandomValue;
import com.oten.emulator.client.Registration;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.session.Grant;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Authorization codes: ten minutes, one use; a second use revokes the tokens of the first. */
public final class Codes {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    /** Kept beyond their life, to tell an expired code from an unknown one. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final EmulatorClock clock;
    private final Cache<String, Issued> issued;

    public Codes(EmulatorClock clock) {
        this.clock = clock;
        this.issued = Expiring.after(REMEMBERED, clock);
    }

    public String issue(AuthorizationRequest request, IdpSession session) {
        String code = RandomValue.next();
        issued.put(
                code,
                new Issued(
                        Grant.of(request, session),
                        request.address().redirectUri(),
                        request.codeChallenge(),
                        clock.instant(),
                        new AtomicBoolean()));
        return code;
    }

    public Grant redeem(String code, Registration client, String redirectUri, String verifier) {
        Issued found = issued.getIfPresent(code);
        // another client's code: the response must not reveal that it exists
        if (found == null || !found.grant.clientId().equals(client.id())) {
            throw Refusal.of(Fault.CODE_NOT_FOUND);
        }
        if (found.used.get()) {
            throw usedTwice(found);
        }
        if (clock.instant().isAfter(found.issuedAt.plus(LIFETIME))) {
            throw Refusal.of(Fault.CODE_EXPIRED);
        }
        if (!found.redirectUri.equals(redirectUri)) {
            throw Refusal.invalidGrant("Invalid redirect URI");
        }
        if (!VERIFIER.matcher(verifier).matches() || !challenge(verifier).equals(found.codeChallenge)) {
            throw Refusal.of(Fault.INVALID_CODE_VERIFIER);
        }
        // of two concurrent requests one wins, the other is a second use
        if (!found.used.compareAndSet(false, true)) {
            throw usedTwice(found);
        }
        return found.grant;
    }

    public void reset() {
        issued.invalidateAll();
    }

    private static Refusal usedTwice(Issued code) {
        // RFC 6749 section 4.1.2
        code.grant.revoke();
        return Refusal.of(Fault.CODE_ALREADY_USED);
    }

    private static String challenge(String verifier) {
        try {
            return Json.encode(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private record Issued(
            Grant grant, String redirectUri, String codeChallenge, Instant issuedAt, AtomicBoolean used) {}
}
