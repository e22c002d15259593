package com.oten.emulator.request;

import com.oten.emulator.Fault;
import com.oten.emulator.client.Registration;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.ReturnAddress;
import com.oten.emulator.wire.SingleValues;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An authorization request that has passed every check. */
public record AuthorizationRequest(
        Registration client,
        ReturnAddress address,
        Set<String> scope,
        String codeChallenge,
        Optional<String> nonce,
        Set<String> prompts,
        Optional<Duration> maxAge,
        Optional<String> loginHint,
        Set<String> uiLocales,
        Optional<String> workspaceHint,
        Set<String> acrValues) {
    public static final Set<String> SCOPES = Set.of("openid", "profile", "email", "groups", "offline_access");

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    /** Checks the parameters, wherever they came from: the query or a verified request object. */
    public static AuthorizationRequest of(Registration client, ReturnAddress address, SingleValues parameters) {
        if (!parameters.require("response_type").equals("code")) {
            throw Refusal.of(Fault.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (!parameters.find("response_mode").orElse("query").equals("query")) {
            throw Refusal.invalidRequest("response_mode must be query");
        }
        Set<String> scope = words(parameters.require("scope"));
        if (!scope.contains("openid") || !SCOPES.containsAll(scope)) {
            throw Refusal.of(Fault.INVALID_SCOPE);
        }
        parameters.require("state");
        String challenge = parameters.require("code_challenge");
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw Refusal.invalidRequest("code_challenge must be 43 base64url characters");
        }
        if (!parameters.require("code_challenge_method").equals("S256")) {
            throw Refusal.invalidRequest("code_challenge_method must be S256");
        }
        return new AuthorizationRequest(
                client,
                address,
                scope,
                challenge,
                parameters.find("nonce"),
                prompts(parameters.find("prompt")),
                parameters.find("max_age").map(AuthorizationRequest::seconds),
                parameters.find("login_hint"),
                locales(parameters.find("ui_locales")),
                parameters.find("workspace_hint"),
                parameters.find("acr_values").map(AuthorizationRequest::words).orElse(Set.of()));
    }

    public boolean asks(String prompt) {
        return prompts.contains(prompt);
    }

    private static Set<String> prompts(Optional<String> prompt) {
        Set<String> prompts = prompt.map(AuthorizationRequest::words).orElse(Set.of());
        if (!PROMPTS.containsAll(prompts)) {
            throw Refusal.invalidRequest("prompt has an unknown value");
        }
        // OIDC Core section 3.1.2.1
        if (prompts.contains("none") && prompts.size() > 1) {
            throw Refusal.invalidRequest("prompt=none must stand alone");
        }
        return prompts;
    }

    /** OIDC Core section 3.1.2.1: an unknown language is not an error, but a malformed tag is. */
    private static Set<String> locales(Optional<String> locales) {
        Set<String> tags = locales.map(AuthorizationRequest::words).orElse(Set.of());
        if (!tags.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
            throw Refusal.invalidRequest("ui_locales must be language tags separated by spaces");
        }
        return tags;
    }

    private static Duration seconds(String value) {
        if (!SECONDS.matcher(value).matches()) {
            throw Refusal.invalidRequest("max_age must be a number of seconds");
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    public static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>(List.of(text.strip().split(" +", -1)));
        words.remove("");
        return words;
    }
}
