package com.oten.jakarta.internal.pages;

import java.util.Locale;

/** The library's HTML pages. They show no text from Oten, requests or exceptions. */
public final class Pages {
    static final String HTML = "text/html;charset=UTF-8";

    private Pages() {}

    /**
     * Asks whether to log out: a link must not do it.
     *
     * @param locale the user's language
     * @param logoutUrl where the form is posted to
     * @param frontUrl the application's front page
     * @param formTargets the sources that {@code form-action} allows, including those of redirects
     * @return with status 200
     */
    public static Page confirmLogout(Locale locale, String logoutUrl, String frontUrl, String formTargets) {
        Texts texts = Texts.in(locale);
        String content = Html.paragraph(texts.get("logout.text"))
                + "<form method=\"post\" action=\"" + Html.escape(logoutUrl) + "\"><button>"
                + Html.escape(texts.get("logout.button")) + "</button>"
                + Html.link(frontUrl, texts.get("logout.stay"), false) + "</form>";
        String html = Html.page(texts.language(), texts.get("logout.title"), content);
        return Page.of(200, HTML, Html.contentSecurityPolicy(formTargets), html);
    }
}
