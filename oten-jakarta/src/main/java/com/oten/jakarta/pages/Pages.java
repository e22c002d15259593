package com.oten.jakarta.pages;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.Recovery;
import java.util.Locale;

/** The library's HTML pages. They say nothing that Oten, a request or an exception said. */
public final class Pages {
    private static final String HTML = "text/html;charset=UTF-8";

    private Pages() {}

    /**
     * The page of an error.
     *
     * @param code what went wrong
     * @param incident the number that is also in the log
     * @param locale the person's language
     * @param loginUrl starts the same login again
     * @param frontUrl the application's front page
     * @return with the row's status
     */
    public static Answer error(OtenErrorCode code, String incident, Locale locale, String loginUrl, String frontUrl) {
        Texts texts = Texts.in(locale);
        boolean canTryAgain = code.recovery() != Recovery.PAGE;
        String content = Html.paragraph(texts.of(code, "text"))
                + (canTryAgain ? Html.link(loginUrl, texts.get("tryAgain"), true) : "")
                + Html.link(frontUrl, texts.get("front"), !canTryAgain)
                + "<small>" + Html.escape(texts.get("incident")) + ": " + Html.escape(incident) + "</small>";
        String html = Html.page(texts.language(), texts.of(code, "title"), content);
        return Answer.of(code.status(), HTML, Html.contentSecurityPolicy("'none'"), html)
                .challenging();
    }

    /**
     * Asks whether to log out: a link must not do it.
     *
     * @param locale the person's language
     * @param logoutUrl takes the POST
     * @param frontUrl the application's front page
     * @param formTargets where the form, and what it is redirected to, may go
     * @return with status 200
     */
    public static Answer confirmLogout(Locale locale, String logoutUrl, String frontUrl, String formTargets) {
        Texts texts = Texts.in(locale);
        String content = Html.paragraph(texts.get("logout.text"))
                + "<form method=\"post\" action=\"" + Html.escape(logoutUrl) + "\"><button>"
                + Html.escape(texts.get("logout.button")) + "</button>"
                + Html.link(frontUrl, texts.get("logout.stay"), false) + "</form>";
        String html = Html.page(texts.language(), texts.get("logout.title"), content);
        return Answer.of(200, HTML, Html.contentSecurityPolicy(formTargets), html);
    }
}
