package com.oten.jakarta.internal.pages;

import com.oten.jakarta.OtenErrorPage;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.error.Recovery;
import java.util.Locale;

/** The content of an error page, be it the library's or the application's own. */
public final class ErrorPage implements OtenErrorPage {
    private final OtenErrorCode code;
    private final String incident;
    private final Texts texts;
    private final String loginUrl;
    private final String frontUrl;

    /**
     * The page for one failure.
     *
     * @param code what went wrong
     * @param incident the number that is also in the log
     * @param locale the user's language
     * @param loginUrl starts the same login again
     * @param frontUrl the application's front page
     */
    public ErrorPage(OtenErrorCode code, String incident, Locale locale, String loginUrl, String frontUrl) {
        this.code = code;
        this.incident = incident;
        this.texts = Texts.in(locale);
        this.loginUrl = loginUrl;
        this.frontUrl = frontUrl;
    }

    @Override
    public OtenErrorCode getCode() {
        return code;
    }

    @Override
    public int getStatus() {
        return code.status();
    }

    @Override
    public String getTitle() {
        return texts.of(code, "title");
    }

    @Override
    public String getText() {
        return texts.of(code, "text");
    }

    @Override
    public String getIncident() {
        return incident;
    }

    @Override
    public boolean isTryAgain() {
        return code.recovery() != Recovery.PAGE;
    }

    @Override
    public String getLoginUrl() {
        return loginUrl;
    }

    @Override
    public String getFrontUrl() {
        return frontUrl;
    }

    @Override
    public String getLanguage() {
        return texts.language();
    }

    /**
     * The library's own page.
     *
     * @return with the status of the error code
     */
    public Page html() {
        String content = Html.paragraph(getText())
                + (isTryAgain() ? Html.link(loginUrl, texts.get("tryAgain"), true) : "")
                + Html.link(frontUrl, texts.get("front"), !isTryAgain())
                + "<small>" + Html.escape(texts.get("incident")) + ": " + Html.escape(incident) + "</small>";
        String html = Html.page(getLanguage(), getTitle(), content);
        String policy = Html.contentSecurityPolicy("'none'");
        Page page = code == OtenErrorCode.LOGIN_IN_FRAME
                ? Page.framed(code.status(), Pages.HTML, policy, html)
                : Page.of(code.status(), Pages.HTML, policy, html);
        return page.challenging();
    }
}
