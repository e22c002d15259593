package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.config.SignatureAlgorithms;
import com.oten.jakarta.internal.discovery.Discovery;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares what Oten's discovery document offers with what this configuration needs. */
final class MetadataChecks {
    /** Whatever its discovery document announces besides. */
    private static final Set<String> SIGNED_SO_FAR = Set.of("EdDSA");

    private static final String ID_TOKEN_ALGS = "id_token_signing_alg_values_supported";
    private static final String USERINFO_ALGS = "userinfo_signing_alg_values_supported";
    private static final String USERINFO_ENCRYPTION = "userinfo_encryption_alg_values_supported";

    private final OtenConfig config;

    MetadataChecks(OtenConfig config) {
        this.config = config;
    }

    /** What is left out without a document. */
    Set<ChecklistItem> items() {
        Set<ChecklistItem> items =
                EnumSet.of(ChecklistItem.CODE_VERIFIER, ChecklistItem.SECRET_POST, ChecklistItem.GRANT);
        if (sendsRequestObjects()) {
            items.addAll(EnumSet.of(ChecklistItem.REQUEST_OBJECT, ChecklistItem.SIGNATURE));
        }
        return items;
    }

    void into(Findings findings, JsonObject document) {
        requestObject(findings, document);
        listed(findings, ChecklistItem.CODE_VERIFIER, document, "code_challenge_methods_supported", "S256");
        boolean isConfidential = config.client().isConfidential();
        listed(
                findings,
                ChecklistItem.SECRET_POST,
                document,
                "token_endpoint_auth_methods_supported",
                isConfidential ? "client_secret_post" : "none");
        listed(findings, ChecklistItem.GRANT, document, "grant_types_supported", "authorization_code");
        if (config.scopes().contains("offline_access")) {
            listed(findings, ChecklistItem.GRANT, document, "grant_types_supported", "refresh_token");
        }
        if (isConfidential && config.doctor().clientCredentials()) {
            listed(findings, ChecklistItem.GRANT, document, "grant_types_supported", "client_credentials");
        }
        idTokens(findings, document);
        userInfo(findings, document);
    }

    private void requestObject(Findings findings, JsonObject document) {
        if (!sendsRequestObjects()) {
            if (config.client().isConfidential() && Json.isTrue(document, "require_signed_request_object")) {
                findings.failed(
                        ChecklistItem.REQUEST_OBJECT,
                        "discovery: require_signed_request_object is true, and none is sent; expected is"
                                + " oten.request-object.mode=value");
            }
            return;
        }
        String member = config.requestObject().mode() == Mode.REFERENCE
                ? "request_uri_parameter_supported"
                : "request_parameter_supported";
        if (Json.isTrue(document, member)) {
            findings.ok(ChecklistItem.REQUEST_OBJECT, "discovery: " + member + " is true");
        } else if (document.containsKey(member)) {
            findings.failed(
                    ChecklistItem.REQUEST_OBJECT,
                    "discovery: " + member + " is not true, and the request object is sent that way"
                            + " (oten.request-object.mode, oten.issuer)");
        } else {
            findings.warning(ChecklistItem.REQUEST_OBJECT, "discovery does not say " + member + "; expected is true");
        }
        listed(
                findings,
                ChecklistItem.SIGNATURE,
                document,
                "request_object_signing_alg_values_supported",
                config.requestObject().alg().toString());
    }

    private void idTokens(Findings findings, JsonObject document) {
        Set<String> accepted = new TreeSet<>(config.idToken().accepted(Discovery.idTokenAlgs(document)));
        Set<String> named = accepted.isEmpty() ? new TreeSet<>(config.idToken().algs()) : accepted;
        String expected = "accepted are " + String.join(" ", named) + " (oten.id-token.algs)";
        boolean isWide = !SIGNED_SO_FAR.containsAll(accepted);
        String advice = isWide
                ? "; Oten has only ever signed with " + String.join(" ", SIGNED_SO_FAR)
                        + ": set oten.id-token.algs to what the client is registered for"
                : "";
        Optional<List<String>> said = Json.strings(document, ID_TOKEN_ALGS).filter(names -> !names.isEmpty());
        if (said.isEmpty()) {
            findings.warning(
                    ChecklistItem.HTTPS, "discovery does not list " + ID_TOKEN_ALGS + "; " + expected + advice);
            return;
        }
        String text = "discovery: " + ID_TOKEN_ALGS + " is " + words(said.get()) + "; " + expected + advice;
        if (accepted.isEmpty()) {
            findings.failed(ChecklistItem.HTTPS, text);
        } else if (isWide) {
            findings.warning(ChecklistItem.HTTPS, text);
        } else {
            findings.ok(ChecklistItem.HTTPS, text);
        }
    }

    /**
     * The document does not tell how this client is registered, so what may be announced to others is a warning only where
     * every signed response would be refused.
     */
    private void userInfo(Findings findings, JsonObject document) {
        Optional<List<String>> said = listed(document, USERINFO_ALGS);
        if (said.isPresent()) {
            Set<String> signed = new TreeSet<>(SignatureAlgorithms.named(said.get()));
            signed.remove("none"); // some providers call plain JSON so
            Set<String> accepted = new TreeSet<>(config.idToken().accepted(Discovery.idTokenAlgs(document)));
            accepted.retainAll(signed);
            String text = "discovery: " + USERINFO_ALGS + " is " + words(said.get()) + "; "
                    + (accepted.isEmpty()
                            ? "no signed UserInfo is accepted: register the client at Oten without"
                                    + " userinfo_signed_response_alg"
                            : "UserInfo is accepted as JSON, or signed with " + String.join(" ", accepted)
                                    + ": register the client at Oten so (userinfo_signed_response_alg)");
            if (config.login().userinfo() && accepted.isEmpty() && !signed.isEmpty()) {
                findings.warning(ChecklistItem.HTTPS, text);
            } else {
                findings.ok(ChecklistItem.HTTPS, text);
            }
        }
        listed(document, USERINFO_ENCRYPTION)
                .ifPresent(names -> findings.ok(
                        ChecklistItem.HTTPS,
                        "discovery: " + USERINFO_ENCRYPTION + " is " + words(names)
                                + "; encrypted UserInfo is refused: register the client at Oten without"
                                + " userinfo_encrypted_response_alg"));
    }

    /** An empty list says nothing. */
    private static Optional<List<String>> listed(JsonObject document, String member) {
        return Json.strings(document, member).filter(names -> !names.isEmpty());
    }

    private void listed(Findings findings, ChecklistItem item, JsonObject document, String member, String wanted) {
        Optional<List<String>> said = Json.strings(document, member);
        if (said.isEmpty()) {
            findings.warning(item, "discovery does not list " + member + "; expected is " + wanted);
        } else if (said.get().contains(wanted)) {
            findings.ok(item, "discovery: " + member + " has " + wanted);
        } else {
            findings.failed(
                    item,
                    "discovery: " + member + " is " + words(said.get()) + "; expected is " + wanted + " (oten.issuer"
                            + (item == ChecklistItem.SIGNATURE ? ", oten.request-object.alg)" : ")"));
        }
    }

    private boolean sendsRequestObjects() {
        return config.requestObject().mode() != Mode.NONE;
    }

    private static String words(List<String> said) {
        return said.isEmpty() ? "empty" : PlainText.of(String.join(" ", said), 200);
    }
}
