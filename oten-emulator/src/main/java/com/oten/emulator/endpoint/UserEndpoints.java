package com.oten.emulator.endpoint;

import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.client.ClientAuthentication;
import com.oten.emulator.client.Clients;
import com.oten.emulator.client.Registration;
import com.oten.emulator.session.Grant;
import com.oten.emulator.token.ClaimsOf;
import com.oten.emulator.token.Tokens;
import com.oten.emulator.token.UserInfoTokens;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import com.oten.emulator.wire.SingleValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** UserInfo, revocation and introspection. */
public final class UserEndpoints {
    private final ClientAuthentication authentication;
    private final Clients clients;
    private final Tokens tokens;
    private final UserInfoTokens signed;

    public UserEndpoints(ClientAuthentication authentication, Clients clients, Tokens tokens, UserInfoTokens signed) {
        this.authentication = authentication;
        this.clients = clients;
        this.tokens = tokens;
        this.signed = signed;
    }

    /** OIDC Core section 5.3. */
    public Reply userInfo(ReceivedRequest in) {
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
            return bearerError(403, "insufficient_scope", "The access token does not represent a user");
        }
        return userInfo(
                        access.get().clientId(),
                        ClaimsOf.user(grant.get().user(), access.get().scope()))
                .noStore();
    }

    /** As the client is registered, whatever it says that it accepts. */
    private Reply userInfo(String clientId, Map<String, Object> claims) {
        return clients.find(clientId).filter(Registration::signedUserInfo).isPresent()
                ? Reply.text(200, UserInfoTokens.MEDIA_TYPE, signed.sign(clientId, claims))
                : Reply.json(200, claims);
    }

    /** RFC 7009: an unknown token is not an error. */
    public Reply revoke(ReceivedRequest in) {
        return withToken(in, (client, token) -> {
            tokens.revoke(token, client);
            return Reply.empty(200).noStore();
        });
    }

    /** RFC 7662, for confidential clients. */
    public Reply introspect(ReceivedRequest in) {
        return withToken(in, (client, token) -> {
            if (client.isPublic()) {
                throw Refusal.clientAuthenticationFailed();
            }
            Map<String, Object> description = new LinkedHashMap<>();
            Optional<Map<String, Object>> found = tokens.describe(token, client);
            description.put("active", found.isPresent());
            found.ifPresent(description::putAll);
            return Reply.json(200, description).noStore();
        });
    }

    private Reply withToken(ReceivedRequest in, BiFunction<Registration, String, Reply> work) {
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

    private static Reply bearerError(int status, String error, String description) {
        return Reply.json(status, Map.of("error", error, "error_description", description))
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"oten\", error=\"" + error + "\", error_description=\"" + description + "\"");
    }
}
