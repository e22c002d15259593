package com.oten.emulator.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Fault;
import com.oten.emulator.base.EmulatorClock;
import com.oten.emulator.base.Expiring;
import com.oten.emulator.base.RandomValue;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.session.IdpSessions;
import com.oten.emulator.token.Codes;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * From a valid authorization request to its code: login if needed, consent if needed, then back. The pages carry the id
 * of the {@link Pending} request in a hidden field.
 */
public final class SignIn {
    private static final Duration PENDING_LIFETIME = Duration.ofMinutes(30);
    private static final String USUAL_ACR = "1";

    private final EmulatorClock clock;
    private final IdpSessions sessions;
    private final Codes codes;
    private final Callbacks callbacks;
    private final Pages pages;
    private final Cache<String, Pending> pending;
    /** Set by the test, read by every request. */
    private volatile Optional<EmulatedUser> approved = Optional.empty();

    public SignIn(EmulatorClock clock, IdpSessions sessions, Codes codes, Callbacks callbacks, Pages pages) {
        this.clock = clock;
        this.sessions = sessions;
        this.codes = codes;
        this.callbacks = callbacks;
        this.pages = pages;
        this.pending = Expiring.after(PENDING_LIFETIME, clock);
    }

    /** From now on everybody is logged in as this user and has consented to everything. */
    public void approve(Optional<EmulatedUser> user) {
        approved = user;
    }

    Reply start(AuthorizationRequest request, Optional<IdpSession> session) {
        Optional<EmulatedUser> user = approved;
        if (user.isPresent()) {
            return approveAs(user.get(), request, session);
        }
        if (session.isEmpty() || mustLogInAgain(request, session.get())) {
            return askForLogin(request, Fault.LOGIN_REQUIRED);
        }
        if (canStepUp(request, session.get())) {
            return askForLogin(request, Fault.INTERACTION_REQUIRED);
        }
        return consentOrReturn(request, session.get());
    }

    Reply loggedIn(AuthorizationRequest request, EmulatedUser user, Optional<IdpSession> before) {
        IdpSession session = sessions.logIn(before, user, reaches(user, request.acrValues()));
        return sessions.withCookie(consentOrReturn(request, session), session);
    }

    Reply consented(AuthorizationRequest request, IdpSession session) {
        sessions.consent(session.user(), request);
        return back(request, session);
    }

    Reply denied(AuthorizationRequest request) {
        return callbacks.refuse(Refusal.of(Fault.ACCESS_DENIED).sentTo(Optional.of(request.address())));
    }

    /** The request that a form belongs to; each page's form can be sent once. */
    Pending take(String id) {
        return Optional.ofNullable(pending.asMap().remove(id))
                .orElseThrow(() -> Refusal.invalidRequest("This page is too old, please start again"));
    }

    public void reset() {
        approve(Optional.empty());
        pending.invalidateAll();
    }

    private Reply approveAs(EmulatedUser user, AuthorizationRequest request, Optional<IdpSession> session) {
        if (session.isPresent()
                && session.get().user().equals(user)
                && !mustLogInAgain(request, session.get())
                && !canStepUp(request, session.get())) {
            return back(request, session.get());
        }
        IdpSession fresh = sessions.logIn(session, user, reaches(user, request.acrValues()));
        return sessions.withCookie(back(request, fresh), fresh);
    }

    private boolean mustLogInAgain(AuthorizationRequest request, IdpSession session) {
        return request.asks("login")
                || request.asks("select_account")
                || request.maxAge()
                        // OIDC Core section 3.1.2.1: max_age=0 says the same as prompt=login
                        .map(age -> age.isZero()
                                || clock.instant().isAfter(session.authTime().plus(age)))
                        .orElse(false);
    }

    /** {@code acr_values} are voluntary: nobody is asked for one that their account cannot reach. */
    private static boolean canStepUp(AuthorizationRequest request, IdpSession session) {
        return request.acrValues().stream().noneMatch(session.acrs()::contains)
                && request.acrValues().stream().anyMatch(acr -> canReach(session.user(), acr));
    }

    private static boolean canReach(EmulatedUser user, String acr) {
        return user.acrs().isEmpty() || user.acrs().contains(acr);
    }

    /** The class that a login of this user reaches when these are asked for. */
    private static String reaches(EmulatedUser user, Collection<String> wanted) {
        return wanted.stream()
                .filter(acr -> canReach(user, acr))
                .findFirst()
                .orElseGet(() -> user.acrs().isEmpty() ? USUAL_ACR : user.acrs().get(0));
    }

    private Reply askForLogin(AuthorizationRequest request, Fault whenSilent) {
        if (request.asks("none")) {
            throw Refusal.of(whenSilent).sentTo(Optional.of(request.address()));
        }
        return pages.login(request, remember(request, Optional.empty()));
    }

    private Reply consentOrReturn(AuthorizationRequest request, IdpSession session) {
        if (sessions.hasConsented(session.user(), request) && !request.asks("consent")) {
            return back(request, session);
        }
        if (request.asks("none")) {
            throw Refusal.of(Fault.CONSENT_REQUIRED).sentTo(Optional.of(request.address()));
        }
        return pages.consent(request, session.user(), remember(request, Optional.of(session)));
    }

    private Reply back(AuthorizationRequest request, IdpSession session) {
        return sessions.join(session, request.client())
                .map(joined -> callbacks.code(request.address(), codes.issue(request, joined)))
                // the session has ended in the meantime
                .orElseGet(() -> start(request, Optional.empty()));
    }

    private String remember(AuthorizationRequest request, Optional<IdpSession> session) {
        String id = RandomValue.next();
        pending.put(id, new Pending(request, session));
        return id;
    }

    /** A request that waits for a form; with the session once somebody is logged in. */
    record Pending(AuthorizationRequest request, Optional<IdpSession> session) {}
}
