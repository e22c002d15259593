package com.oten.sample;

import com.oten.jakarta.OtenUser;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The public page: it is shown to everybody and greets a user who is logged in. */
@WebServlet("")
public class HomeServlet extends HttpServlet {
    private static final String API = """
            <h2>The API</h2>
            <ul>
            <li><a href="api/public">api/public</a> for everybody</li>
            <li><a href="api/me">api/me</a> for everybody who is logged in</li>
            <li><a href="api/admin">api/admin</a> for the group <em>admins</em></li>
            <li><a href="api/downstream">api/downstream</a> calls another service with your token</li>
            <li><a href="api/service">api/service</a> gets a token for the application itself</li>
            <li><a href="api/fail/access_denied">api/fail/access_denied</a> shows what an error looks like</li>
            </ul>
            """;

    @Inject
    private OtenUser user;

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        String content = user.isLoggedIn() ? greeting() : invitation(in.getContextPath() + "/");
        new Page("Oten sample", content + API).writeTo(out);
    }

    private String greeting() {
        return """
                <p>You are <strong>%s</strong>.</p>
                <p><a class="button" href="profile">Your profile</a></p>
                %s
                """.formatted(Page.escape(ShownUser.shownName(user)), Page.LOGOUT_FORM);
    }

    private static String invitation(String returnTo) {
        return """
                <p>You are not logged in.</p>
                <p><a class="button" href="%s">Log in</a></p>
                <p>Or go to <a href="profile">your profile</a>: it asks you to log in when it has to.</p>
                """.formatted(Page.loginUrl(returnTo));
    }
}
