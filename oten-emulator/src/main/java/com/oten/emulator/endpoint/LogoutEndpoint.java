package com.oten.emulator.endpoint;

import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.client.Clients;
import com.oten.emulator.client.Registration;
import com.oten.emulator.session.IdpSession;
import com.oten.emulator.session.IdpSessions;
import com.oten.emulator.token.IdTokenHint;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import com.oten.emulator.wire.ReturnAddress;
import com.oten.emulator.wire.SingleValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The end-session endpoint (OpenID Connect RP-Initiated Logout 1.0), which does not ask the user to confirm. */
public final class LogoutEndpoint {
    private final Clients clients;
    private final IdpSessions sessions;
    private final IdTokenHint.Reader hints;
    private final BackchannelLogout backchannel;
    private final Pages pages;

    public LogoutEndpoint(
            Clients clients,
            IdpSessions sessions,
            IdTokenHint.Reader hints,
            BackchannelLogout backchannel,
            Pages pages) {
        this.clients = clients;
        this.sessions = sessions;
        this.hints = hints;
        this.backchannel = backchannel;
        this.pages = pages;
    }

    public Reply logout(ReceivedRequest in) {
        if (!in.method().equals("GET") && !in.method().equals("POST")) {
            return Reply.methodNotAllowed("GET, POST");
        }
        try {
            SingleValues parameters = SingleValues.of(in.method().equals("GET") ? in.query() : in.form());
            Optional<IdTokenHint> hint = parameters.find("id_token_hint").map(hints::read);
            Reply reply = reply(hint, parameters);
            Optional<String> browsers = sessions.of(in).map(IdpSession::id);
            List<IdpSession> ended = sessions.end(
                    session -> browsers.filter(session.id()::equals).isPresent()
                            || hint.filter(known -> known.names(session)).isPresent());
            // section 2 of Back-Channel Logout: before the browser goes on
            backchannel.tell(ended);
            return browsers.isPresent() ? sessions.withoutCookie(reply) : reply;
        } catch (Refusal refusal) {
            return pages.error(refusal);
        }
    }

    private Reply reply(Optional<IdTokenHint> hint, SingleValues parameters) {
        Optional<String> hinted = hint.map(IdTokenHint::clientId);
        Optional<String> named = parameters.find("client_id");
        if (hinted.isPresent() && named.isPresent() && !hinted.equals(named)) {
            throw Refusal.invalidRequest("client_id differs from the id_token_hint");
        }
        return parameters
                .find("post_logout_redirect_uri")
                .map(target -> backTo(target, hinted.or(() -> named), parameters.find("state")))
                .orElseGet(pages::loggedOut);
    }

    private Reply backTo(String target, Optional<String> clientId, Optional<String> state) {
        Registration client = clientId.flatMap(clients::find)
                .orElseThrow(() -> Refusal.invalidRequest("id_token_hint or client_id is required"));
        if (!client.postLogoutRedirectUris().contains(target)) {
            throw Refusal.invalidRequest("post_logout_redirect_uri is not registered for this client");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        state.ifPresent(value -> parameters.put("state", value));
        return Reply.redirect(303, new ReturnAddress(target, Optional.empty()).with(parameters));
    }
}
