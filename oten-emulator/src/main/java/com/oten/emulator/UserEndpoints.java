package com.oten.emulator;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** UserInfo, end-session, revocation and introspection: what happens with a login afterwards. */
final class UserEndpoints {
    private final Clients clients;
    private final ClientAuthentication authentication;
    private final IdpSessions sessions;
    private final Tokens tokens;
    private final Pages pages;

    UserEndpoints(
            Clients clients, ClientAuthentication authentication, IdpSessions sessions, Tokens tokens, Pages pages) {
        this.clients = clients;
        this.authentication = authentication;
        this.sessions = sessions;
        this.tokens = tokens;
        this.pages = pages;
    }

    /** OIDC Core section 5.3. */
    Reply userInfo(ReceivedRequest in) {
        if (!in.method().equals("GET") && !in.method().equals("POST")) {
            return Reply.methodNotAllowed("GET, POST");
        }
        Optional<String> header = in.header("Authorization");
        if (header.isEmpty()) {
            return Reply.empty(401).with("WWW-Authenticate", "Bearer realm=\"oten\"");
        }
        Optional<Tokens.Access> access = header.filter(value -> value.startsWith("Bearer "))
                .map(value -> value.substring("Bearer ".length()))
                .flatMap(tokens::findAccess);
        if (access.isEmpty()) {
            return bearerError(401, "invalid_token", "The access token is unknown, expired or revoked");
        }
        Optional<Grant> grant = access.get().grant();
        if (grant.isEmpty()) {
            return bearerError(403, "insufficient_scope", "The access token stands for no user");
        }
        return Reply.json(200, ClaimsOf.user(grant.get().user(), access.get().scope()))
                .noStore();
    }

    /** RFC 7009: an unknown token is no error. */
    Reply revoke(ReceivedRequest in) {
        return withToken(in, (client, token) -> {
            tokens.revoke(token, client);
            return Reply.empty(200).noStore();
        });
    }

    /** RFC 7662, for access tokens: confidential clients may ask about any of them, as resource servers do. */
    Reply introspect(ReceivedRequest in) {
        return withToken(in, (client, token) -> {
            if (client.isPublic()) {
                throw Refusal.clientAuthenticationFailed();
            }
            return Reply.json(
                            200,
                            tokens.findAccess(token)
                                    .map(UserEndpoints::describe)
                                    .orElse(Map.of("active", false)))
                    .noStore();
        });
    }

    /** OpenID Connect RP-Initiated Logout 1.0. */
    Reply logout(ReceivedRequest in) {
        if (!in.method().equals("GET") && !in.method().equals("POST")) {
            return Reply.methodNotAllowed("GET, POST");
        }
        try {
            SingleValues parameters = SingleValues.of(in.method().equals("GET") ? in.query() : in.form());
            Optional<String> target = parameters.find("post_logout_redirect_uri");
            Reply reply = target.isPresent() ? backTo(target.get(), parameters) : pages.loggedOut();
            return sessions.of(in).map(session -> sessions.end(reply, session)).orElse(reply);
        } catch (Refusal refusal) {
            return pages.error(refusal);
        }
    }

    private static Map<String, Object> describe(Tokens.Access access) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("active", true);
        description.put("token_type", "Bearer");
        description.put("client_id", access.clientId());
        description.put("scope", String.join(" ", access.scope()));
        description.put("exp", access.expires().getEpochSecond());
        access.audience().ifPresent(audience -> {
            description.put("aud", audience);
            // as in the JWT itself
            access.grant()
                    .map(Grant::user)
                    .filter(user -> !user.groups().isEmpty())
                    .ifPresent(user -> description.put("groups", user.groups()));
        });
        description.put(
                "sub", access.grant().map(grant -> grant.user().subject()).orElse(access.clientId()));
        return description;
    }

    private Reply withToken(ReceivedRequest in, BiFunction<EmulatedClient, String, Reply> work) {
        if (!in.method().equals("POST")) {
            return Reply.methodNotAllowed("POST");
        }
        try {
            SingleValues form = SingleValues.of(in.form());
            return work.apply(authentication.authenticate(in, form), form.require("token"));
        } catch (Refusal refusal) {
            return refusal.asJson();
        }
    }

    private Reply backTo(String target, SingleValues parameters) {
        Optional<String> hinted = parameters.find("id_token_hint").map(UserEndpoints::audience);
        Optional<String> named = parameters.find("client_id");
        if (hinted.isPresent() && named.isPresent() && !hinted.equals(named)) {
            throw Refusal.invalidRequest("client_id differs from the id_token_hint");
        }
        EmulatedClient client = hinted.or(() -> named)
                .flatMap(clients::find)
                .orElseThrow(() -> Refusal.invalidRequest("id_token_hint or client_id is required"));
        if (!client.postLogoutRedirectUris().contains(target)) {
            throw Refusal.invalidRequest("post_logout_redirect_uri is not registered for this client");
        }
        Map<String, String> state = new LinkedHashMap<>();
        parameters.find("state").ifPresent(value -> state.put("state", value));
        return Reply.redirect(303, new ReturnAddress(target, Optional.empty()).with(state));
    }

    private static String audience(String idToken) {
        try {
            return SignedJWT.parse(idToken).getJWTClaimsSet().getAudience().stream()
                    .findFirst()
                    .orElse("");
        } catch (ParseException e) {
            throw Refusal.invalidRequest("id_token_hint is malformed");
        }
    }

    private static Reply bearerError(int status, String error, String description) {
        return Reply.json(status, Map.of("error", error, "error_description", description))
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"oten\", error=\"" + error + "\", error_description=\"" + description + "\"");
    }
}
