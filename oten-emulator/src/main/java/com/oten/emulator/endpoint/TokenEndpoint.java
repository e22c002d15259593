package com.oten.emulator.endpoint;

import com.oten.emulator.Endpoint;
import com.oten.emulator.Fault;
import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.client.ClientAuthentication;
import com.oten.emulator.client.Registration;
import com.oten.emulator.fault.Faults;
import com.oten.emulator.request.AuthorizationRequest;
import com.oten.emulator.session.Grant;
import com.oten.emulator.token.Codes;
import com.oten.emulator.token.IdTokens;
import com.oten.emulator.token.Tokens;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import com.oten.emulator.wire.SingleValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The token endpoint: three grants, each with Oten's own error descriptions. */
public final class TokenEndpoint {
    private final Duration accessTokenLifetime;
    private final ClientAuthentication authentication;
    private final Faults faults;
    private final Codes codes;
    private final Tokens tokens;
    private final IdTokens idTokens;

    public TokenEndpoint(
            Duration accessTokenLifetime,
            ClientAuthentication authentication,
            Faults faults,
            Codes codes,
            Tokens tokens,
            IdTokens idTokens) {
        this.accessTokenLifetime = accessTokenLifetime;
        this.authentication = authentication;
        this.faults = faults;
        this.codes = codes;
        this.tokens = tokens;
        this.idTokens = idTokens;
    }

    public Reply reply(ReceivedRequest in) {
        if (!in.method().equals("POST")) {
            return Reply.methodNotAllowed("POST");
        }
        try {
            faults.throwNext(Endpoint.TOKEN);
            // RFC 6749 section 2.3.1: credentials must not be in the URI; nothing else belongs there either
            if (!in.query().isEmpty()) {
                throw Refusal.invalidRequest("Parameters belong in the body");
            }
            SingleValues form = SingleValues.of(in.form());
            String grantType = form.require("grant_type");
            Registration client = authentication.authenticate(in, form);
            Map<String, Object> response = switch (grantType) {
                case "authorization_code" -> byCode(client, form);
                case "refresh_token" -> byRefreshToken(client, form);
                case "client_credentials" -> forClient(client, form, in.remoteAddress());
                default -> throw Refusal.of(Fault.UNSUPPORTED_GRANT_TYPE);
            };
            return Reply.json(200, response).noStore();
        } catch (Refusal refusal) {
            return refusal.asJson();
        }
    }

    private Map<String, Object> byCode(Registration client, SingleValues form) {
        Grant grant =
                codes.redeem(form.require("code"), client, form.require("redirect_uri"), form.require("code_verifier"));
        Map<String, Object> response = userTokens(grant, grant.scope(), grant.nonce());
        if (grant.scope().contains("offline_access")) {
            response.put("refresh_token", tokens.issueRefresh(grant));
        }
        return response;
    }

    private Map<String, Object> byRefreshToken(Registration client, SingleValues form) {
        String token = form.require("refresh_token");
        Optional<Set<String>> wanted = form.find("scope").map(AuthorizationRequest::words);
        Tokens.Refreshed refreshed = tokens.redeemRefresh(token, client, wanted);
        // OIDC Core section 12.2: no nonce
        Map<String, Object> response =
                userTokens(refreshed.grant(), wanted.orElse(refreshed.grant().scope()), Optional.empty());
        refreshed.next().ifPresent(next -> response.put("refresh_token", next));
        return response;
    }

    private Map<String, Object> forClient(Registration client, SingleValues form, String address) {
        if (client.isPublic()) {
            throw Refusal.of(Fault.PUBLIC_CLIENT_CREDENTIALS);
        }
        if (!client.allowedAddresses().isEmpty() && !client.allowedAddresses().contains(address)) {
            throw Refusal.of(401, "invalid_client", "Invalid client IP: " + address + " is not in whitelist");
        }
        Set<String> scope = form.find("scope").map(AuthorizationRequest::words).orElse(client.serviceScopes());
        if (!client.serviceScopes().containsAll(scope)) {
            throw Refusal.of(Fault.INVALID_SCOPE_TOKEN);
        }
        return response(tokens.issueAccess(client.id(), Optional.empty(), scope), scope);
    }

    private Map<String, Object> userTokens(Grant grant, Set<String> scope, Optional<String> nonce) {
        String accessToken = tokens.issueAccess(grant.clientId(), Optional.of(grant), scope);
        Map<String, Object> response = response(accessToken, scope);
        response.put("id_token", idTokens.issue(grant, accessToken, nonce));
        return response;
    }

    private Map<String, Object> response(String accessToken, Set<String> scope) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("access_token", accessToken);
        response.put("token_type", "Bearer");
        response.put("expires_in", accessTokenLifetime.toSeconds());
        response.put("scope", String.join(" ", scope));
        return response;
    }
}
