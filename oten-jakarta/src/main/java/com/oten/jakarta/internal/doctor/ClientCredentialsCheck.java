package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.error.OtenException;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.endpoint.TokenEndpoint;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.text.PlainText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks for a service token and throws it away: the only way to learn, without a user, whether Oten accepts the client's
 * credentials and this machine's address.
 */
final class ClientCredentialsCheck {
    private static final List<ChecklistItem> ITEMS = List.of(ChecklistItem.CREDENTIALS, ChecklistItem.ADDRESS);

    private final OtenConfig config;
    private final TokenEndpoint tokenEndpoint;

    ClientCredentialsCheck(OtenConfig config, TokenEndpoint tokenEndpoint) {
        this.config = config;
        this.tokenEndpoint = tokenEndpoint;
    }

    static void skip(Findings findings, OtenConfig config, String why) {
        ITEMS.forEach(item -> findings.skipped(item, whyNot(config, why)));
    }

    /** The configuration counts before the network, which might not be used at all. */
    private static String whyNot(OtenConfig config, String otherwise) {
        if (!config.client().isConfidential()) {
            return "a public client has no client credentials grant (oten.client-type)";
        }
        return config.doctor().clientCredentials()
                ? "client credentials: " + otherwise
                : "client credentials were not tried: allow it with oten.doctor.client-credentials=true";
    }

    void into(Findings findings) {
        if (!config.client().isConfidential() || !config.doctor().clientCredentials()) {
            skip(findings, config, "");
            return;
        }
        try {
            TokenSet tokens =
                    tokenEndpoint.clientCredentials(Set.copyOf(config.doctor().scopes()));
            String scopes = PlainText.of(String.join(" ", new TreeSet<>(tokens.scopes())), 200);
            findings.ok(
                    ChecklistItem.CREDENTIALS,
                    "Oten issued a service token" + (scopes.isEmpty() ? "" : " for " + scopes)
                            + "; it was thrown away");
            findings.ok(ChecklistItem.ADDRESS, "Oten accepts this machine's IP address");
            findings.ok(ChecklistItem.GRANT, "Oten accepts client_credentials from this client");
        } catch (OtenException e) {
            refused(findings, e);
        }
    }

    private static void refused(Findings findings, OtenException e) {
        String said = e.getMessage() + "; " + e.code().advice();
        switch (e.code()) {
            case CLIENT_ADDRESS_REFUSED -> {
                findings.skipped(
                        ChecklistItem.CREDENTIALS,
                        "Oten refuses this machine's IP address before it checks the secret");
                findings.failed(ChecklistItem.ADDRESS, said);
            }
            case CLIENT_REFUSED -> {
                findings.failed(ChecklistItem.CREDENTIALS, said);
                findings.skipped(ChecklistItem.ADDRESS, "Oten refuses the client before it checks the IP address");
            }
            // RFC 6749 section 5.2: the authenticated client may not, so it is authenticated
            case CLIENT_UNAUTHORIZED, GRANT_TYPE_UNSUPPORTED -> {
                findings.skipped(ChecklistItem.CREDENTIALS, "Oten refuses the grant, not the credentials");
                findings.skipped(ChecklistItem.ADDRESS, "Oten refuses the grant before it checks the IP address");
                findings.failed(ChecklistItem.GRANT, said);
            }
            case SCOPE_REFUSED -> {
                findings.ok(ChecklistItem.CREDENTIALS, "Oten accepts them and refuses only the scope");
                findings.ok(ChecklistItem.ADDRESS, "Oten accepts this machine's IP address");
                findings.warning(ChecklistItem.GRANT, e.getMessage() + "; check oten.doctor.scopes");
            }
            default -> {
                findings.skipped(ChecklistItem.CREDENTIALS, said);
                findings.skipped(ChecklistItem.ADDRESS, said);
            }
        }
    }
}
