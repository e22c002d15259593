package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.OtenFinding.Section;

/** The checklist of Oten's "Common Errors" guide, in its order and its words, and what it does not look at. */
enum ChecklistItem {
    REQUEST_OBJECT(Section.AUTHORIZATION_ENDPOINT, "Using JAR (not traditional OAuth parameters)"),
    SIGNATURE(Section.AUTHORIZATION_ENDPOINT, "JAR signature is valid (correct client secret/private key)"),
    NOT_EXPIRED(Section.AUTHORIZATION_ENDPOINT, "JAR not expired (generated within 5 minutes)"),
    PARAMETERS(Section.AUTHORIZATION_ENDPOINT, "All required parameters in JAR payload"),
    REDIRECT_URI(Section.AUTHORIZATION_ENDPOINT, "Redirect URI matches registration exactly"),

    CODE_AT_ONCE(Section.TOKEN_ENDPOINT, "Authorization code used immediately"),
    CODE_ONCE(Section.TOKEN_ENDPOINT, "Code not reused (single-use only)"),
    CODE_VERIFIER(Section.TOKEN_ENDPOINT, "PKCE code_verifier matches code_challenge"),
    CREDENTIALS(Section.TOKEN_ENDPOINT, "Client credentials are correct"),
    SECRET_POST(Section.TOKEN_ENDPOINT, "Using client_secret_post authentication"),
    SAME_REDIRECT_URI(Section.TOKEN_ENDPOINT, "Redirect URI matches authorization request"),
    ADDRESS(Section.TOKEN_ENDPOINT, "IP address in whitelist (for client_credentials grant)"),
    CONFIDENTIAL(Section.TOKEN_ENDPOINT, "Client is confidential (for client_credentials grant)"),
    GRANT(Section.TOKEN_ENDPOINT, "Correct grant type for client type"),

    HTTPS(Section.NETWORK, "HTTPS endpoints accessible"),
    CONNECTION(Section.NETWORK, "No firewall blocking requests"),
    DNS(Section.NETWORK, "DNS resolution working"),
    TIMEOUTS(Section.NETWORK, "Appropriate timeouts set"),
    RETRY(Section.NETWORK, "Retry logic implemented"),

    SESSION_COOKIE(Section.APPLICATION, "Session cookie comes back after the login");

    private final Section section;
    private final String title;

    ChecklistItem(Section section, String title) {
        this.section = section;
        this.title = title;
    }

    Section section() {
        return section;
    }

    String title() {
        return title;
    }
}
