package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.config.RequestObjectConfig.Mode;
import com.oten.jakarta.internal.json.Json;
import com.oten.jakarta.internal.text.PlainText;
import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Oten's discovery document says it can do, against what this configuration needs. */
final class MetadataExamination {
    private final OtenConfig config;

    MetadataExamination(OtenConfig config) {
        this.config = config;
    }

    /** What is left out without a document. */
    Set<Item> items() {
        Set<Item> items = EnumSet.of(Item.CODE_VERIFIER, Item.SECRET_POST, Item.GRANT);
        if (sendsRequestObjects()) {
            items.addAll(EnumSet.of(Item.REQUEST_OBJECT, Item.SIGNATURE));
        }
        return items;
    }

    void into(Findings findings, JsonObject document) {
        requestObject(findings, document);
        listed(findings, Item.CODE_VERIFIER, document, "code_challenge_methods_supported", "S256");
        boolean isConfidential = config.client().isConfidential();
        listed(
                findings,
                Item.SECRET_POST,
                document,
                "token_endpoint_auth_methods_supported",
                isConfidential ? "client_secret_post" : "none");
        listed(findings, Item.GRANT, document, "grant_types_supported", "authorization_code");
        if (config.scopes().contains("offline_access")) {
            listed(findings, Item.GRANT, document, "grant_types_supported", "refresh_token");
        }
        if (isConfidential && config.doctor().clientCredentials()) {
            listed(findings, Item.GRANT, document, "grant_types_supported", "client_credentials");
        }
        idTokens(findings, document);
    }

    private void requestObject(Findings findings, JsonObject document) {
        if (!sendsRequestObjects()) {
            if (config.client().isConfidential() && Json.isTrue(document, "require_signed_request_object")) {
                findings.failed(
                        Item.REQUEST_OBJECT,
                        "discovery: require_signed_request_object is true, and none is sent; expected is"
                                + " oten.request-object.mode=value");
            }
            return;
        }
        String member = config.requestObject().mode() == Mode.REFERENCE
                ? "request_uri_parameter_supported"
                : "request_parameter_supported";
        if (Json.isTrue(document, member)) {
            findings.ok(Item.REQUEST_OBJECT, "discovery: " + member + " is true");
        } else if (document.containsKey(member)) {
            findings.failed(
                    Item.REQUEST_OBJECT,
                    "discovery: " + member + " is not true, and the request object is sent that way"
                            + " (oten.request-object.mode, oten.issuer)");
        } else {
            findings.warning(Item.REQUEST_OBJECT, "discovery does not say " + member + "; expected is true");
        }
        listed(
                findings,
                Item.SIGNATURE,
                document,
                "request_object_signing_alg_values_supported",
                config.requestObject().alg().toString());
    }

    private void idTokens(Findings findings, JsonObject document) {
        String member = "id_token_signing_alg_values_supported";
        Set<String> accepted = new TreeSet<>(config.idToken().algs());
        String expected = "accepted are " + String.join(" ", accepted) + " (oten.id-token.algs)";
        Optional<List<String>> said = Json.strings(document, member);
        if (said.isEmpty()) {
            findings.warning(Item.HTTPS, "discovery does not list " + member + "; " + expected);
            return;
        }
        String text = "discovery: " + member + " is " + words(said.get()) + "; " + expected;
        if (said.get().stream().noneMatch(accepted::contains)) {
            findings.failed(Item.HTTPS, text);
        } else {
            findings.ok(Item.HTTPS, text);
        }
    }

    private void listed(Findings findings, Item item, JsonObject document, String member, String wanted) {
        Optional<List<String>> said = Json.strings(document, member);
        if (said.isEmpty()) {
            findings.warning(item, "discovery does not list " + member + "; expected is " + wanted);
        } else if (said.get().contains(wanted)) {
            findings.ok(item, "discovery: " + member + " has " + wanted);
        } else {
            findings.failed(
                    item,
                    "discovery: " + member + " is " + words(said.get()) + "; expected is " + wanted + " (oten.issuer"
                            + (item == Item.SIGNATURE ? ", oten.request-object.alg)" : ")"));
        }
    }

    private boolean sendsRequestObjects() {
        return config.requestObject().mode() != Mode.NONE;
    }

    private static String words(List<String> said) {
        return said.isEmpty() ? "empty" : PlainText.of(String.join(" ", said), 200);
    }
}
