package com.oten.sample;

import com.oten.jakarta.OtenStepUp;
import com.oten.jakarta.OtenUser;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For users who have authenticated within the last minute and with a certain {@code acr}; others are sent to Oten. */
@WebServlet("/secure")
@OtenStepUp(acr = "silver", maxAge = "PT1M")
public class SecureServlet extends HttpServlet {
    @Inject
    private OtenUser user;

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        String content = """
                <p>This page wants to be sure that it is you: with the authentication <em>silver</em>, not long ago.</p>
                <dl>
                <dt>Authentication</dt><dd>%s</dd>
                <dt>Since</dt><dd>%s</dd>
                </dl>
                <p><a href="profile">Your profile</a></p>
                """.formatted(
                        Page.escape(String.valueOf(user.claims().get("acr"))),
                        user.authenticatedAt().map(Page::time).orElse("unknown"));
        new Page("A step up", content).writeTo(out);
    }
}
