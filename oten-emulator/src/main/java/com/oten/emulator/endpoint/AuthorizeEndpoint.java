package com.oten.emulator.endpoint;

import com.oten.emulator.EmulatedUser;
import com.oten.emulator.Endpoint;
import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.client.Clients;
import com.oten.emulator.client.Registration;
import com.oten.emulator.fault.Faults;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.request.RequestReader;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.session.IdpSessions;
import com.oten.emulator.session.Users;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import com.oten.emulator.wire.SingleValues;
import java.util.Optional;

/** The authorization endpoint and the two forms behind it. */
public final class AuthorizeEndpoint {
    private final Clients clients;
    private final Users users;
    private final RequestReader reader;
    private final Faults faults;
    private final IdpSessions sessions;
    private final SignIn signIn;
    private final Callbacks callbacks;

    public AuthorizeEndpoint(
            Clients clients,
            Users users,
            RequestReader reader,
            Faults faults,
            IdpSessions sessions,
            SignIn signIn,
            Callbacks callbacks) {
        this.clients = clients;
        this.users = users;
        this.reader = reader;
        this.faults = faults;
        this.sessions = sessions;
        this.signIn = signIn;
        this.callbacks = callbacks;
    }

    public Reply authorize(ReceivedRequest in) {
        if (!in.method().equals("GET")) {
            return Reply.methodNotAllowed("GET");
        }
        try {
            SingleValues query = SingleValues.of(in.query());
            Registration client =
                    clients.find(query.require("client_id")).orElseThrow(Refusal::clientAuthenticationFailed);
            AuthorizationRequest request = reader.read(client, query);
            applyFault(request);
            return signIn.start(request, sessions.of(in));
        } catch (Refusal refusal) {
            return callbacks.refuse(refusal);
        }
    }

    public Reply login(ReceivedRequest in) {
        return form(in, (pending, form) -> {
            EmulatedUser user =
                    users.find(form.require("user")).orElseThrow(() -> Refusal.invalidRequest("There is no such user"));
            return signIn.loggedIn(pending.request(), user, sessions.of(in));
        });
    }

    public Reply consent(ReceivedRequest in) {
        return form(in, (pending, form) -> {
            if (!form.require("decision").equals("allow")) {
                throw Refusal.invalidRequest("The decision must be allow or deny");
            }
            IdpSession session = pending.session().orElseThrow(() -> Refusal.invalidRequest("Please log in first"));
            return signIn.consented(pending.request(), session);
        });
    }

    private void applyFault(AuthorizationRequest request) {
        try {
            faults.throwNext(Endpoint.AUTHORIZE);
        } catch (Refusal fault) {
            throw fault.sentTo(Optional.of(request.address()));
        }
    }

    private Reply form(ReceivedRequest in, Step step) {
        if (!in.method().equals("POST")) {
            return Reply.methodNotAllowed("POST");
        }
        try {
            SingleValues form = SingleValues.of(in.form());
            SignIn.Pending pending = signIn.take(form.require("interaction"));
            if (form.find("decision").filter("deny"::equals).isPresent()) {
                return seeOther(signIn.denied(pending.request()));
            }
            return seeOther(step.reply(pending, form));
        } catch (Refusal refusal) {
            return seeOther(callbacks.refuse(refusal));
        }
    }

    /** After a POST the browser must follow with a GET; a client may take 302 to repeat the method. */
    private static Reply seeOther(Reply reply) {
        return reply.status() == 302 ? new Reply(303, reply.headers(), reply.body()) : reply;
    }

    private interface Step {
        Reply reply(SignIn.Pending pending, SingleValues form);
    }
}
