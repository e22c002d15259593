package com.oten.jakarta.it.keycloak;

import com.oten.jakarta.it.Browser;
import com.oten.jakarta.it.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.FormElement;

/** Keycloak's own pages, filled in as a user does. */
final class KeycloakPages {
    private static final String LOGIN_FORM = "form#kc-form-login";

    private final Browser browser;

    KeycloakPages(Browser browser) {
        this.browser = browser;
    }

    /** Whether this is the page that asks for a password. */
    static boolean asksForPassword(Page page) {
        return page.status() == 200 && page.html().selectFirst(LOGIN_FORM) != null;
    }

    /** The headings and alerts of the page. */
    static String message(Page page) {
        return page.html()
                .select("#kc-page-title, #kc-error-message, .pf-v5-c-form__helper-text, [id^=input-error]")
                .text();
    }

    /**
     * Enters name and password.
     *
     * @return the response itself
     */
    Page logIn(Page page, String user, String password) {
        if (!(page.html().selectFirst(LOGIN_FORM) instanceof FormElement form)) {
            throw new AssertionError("no form for name and password in " + page + ": " + message(page));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        fields.put("username", user);
        fields.put("password", password);
        return browser.post(page.uri(), URI.create(form.absUrl("action")), fields);
    }

    /** Gives consent. */
    Page consent(Page page) {
        return browser.submit(page, "input[name=accept], button[name=accept]");
    }

    /** Refuses consent. */
    Page refuse(Page page) {
        return browser.submit(page, "input[name=cancel], button[name=cancel]");
    }
}
