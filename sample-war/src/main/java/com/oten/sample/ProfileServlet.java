package com.oten.sample;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import com.oten.jakarta.error.OtenException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;

/** The protected page. {@code "**"} means any logged-in user; others are sent to Oten and come back. */
@WebServlet("/profile")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class ProfileServlet extends HttpServlet {
    @Inject
    private OtenUser user;

    @Inject
    private OtenTokenService tokens;

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        String content = """
                <div class="user">%s<p><strong>%s</strong><br>%s</p></div>
                <dl>
                <dt>Groups</dt><dd>%s</dd>
                <dt>Access token</dt><dd>%s</dd>
                </dl>
                <form method="post" action="api/refresh"><button class="quiet">Refresh the token</button></form>
                %s
                <p><a href="tokens">Your tokens, and what can be done with them</a></p>
                <p><a href="secure">A page that asks you to log in again</a></p>
                %s
                <p><a href="./">Back to the start</a></p>
                """.formatted(
                        ShownUser.picture(user),
                        Page.escape(ShownUser.shownName(user)),
                        Page.escape(user.email().orElse("no e-mail address")),
                        groups(),
                        accessToken(in.getContextPath() + "/profile"),
                        Page.logoutOthersForm(in.getContextPath() + "/profile"),
                        Page.LOGOUT_FORM);
        new Page("Your profile", content)
                .withImagesFrom(ShownUser.pictureOrigin(user))
                .writeTo(out);
    }

    private String groups() {
        return user.groups().isEmpty()
                ? "none"
                : user.groups().stream().sorted().map(Page::escape).collect(Collectors.joining(", "));
    }

    /** This may refresh the token, and so may fail; the page does not depend on it. */
    private String accessToken(String returnTo) {
        try {
            return "valid until " + Page.time(tokens.accessToken().expiresAt());
        } catch (OtenException e) {
            return "not available now; <a href=\"" + Page.loginUrl(returnTo) + "\">log in again</a>";
        }
    }
}
