package com.oten.sample;

import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import com.oten.jakarta.error.OtenException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/** Shows the tokens and what can be done with them. A button posts, and the next page shows the result. */
@WebServlet("/tokens")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class TokensServlet extends HttpServlet {
    private static final String NOTE = "com.oten.sample.note";

    @Inject
    private OtenUser user;

    @Inject
    private OtenTokenService tokens;

    /** The standard API tells whether there is a refresh token; the library's own does not. */
    @Inject
    private Instance<OpenIdContext> standard;

    @Inject
    private TokenActions actions;

    @Inject
    private Journal journal;

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        write(takeNote(in).map(Note::html).orElse(""), in, out);
    }

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) throws IOException {
        Optional<TokenAction> action = TokenAction.named(in.getParameter("do"));
        if (!OwnForm.wasSent(in)) {
            out.sendError(HttpServletResponse.SC_FORBIDDEN, "This form was sent from another site.");
        } else if (action.isEmpty()) {
            out.sendError(HttpServletResponse.SC_BAD_REQUEST, "There is no such button.");
        } else {
            Note note = actions.perform(action.get());
            HttpSession session = in.getSession(false);
            if (session == null) {
                write(note.html(), in, out); // a caller with a bearer token has no session
                return;
            }
            session.setAttribute(NOTE, note);
            out.setStatus(HttpServletResponse.SC_SEE_OTHER);
            out.setHeader("Location", "tokens");
        }
    }

    private void write(String note, HttpServletRequest in, HttpServletResponse out) throws IOException {
        new TokensPage(user, tokens, hasRefreshToken(), journal, Page.loginUrl(in.getContextPath() + "/tokens"))
                .below(note)
                .writeTo(out);
    }

    private boolean hasRefreshToken() {
        try {
            return standard.get().getRefreshToken().isPresent();
        } catch (OtenException e) {
            return false; // a caller with a bearer token has no login
        }
    }

    private static Optional<Note> takeNote(HttpServletRequest in) {
        HttpSession session = in.getSession(false);
        if (session != null && session.getAttribute(NOTE) instanceof Note note) {
            session.removeAttribute(NOTE);
            return Optional.of(note);
        }
        return Optional.empty();
    }
}
