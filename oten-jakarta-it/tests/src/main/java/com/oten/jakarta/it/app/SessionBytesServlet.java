package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenTokenService;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** Serializes all attributes of the session, as for passivation or replication, and looks for tokens. */
@WebServlet("/session-bytes")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class SessionBytesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient OtenTokenService tokens;

    @Inject
    private transient OpenIdContext standard;

    /** For the container. */
    public SessionBytesServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        String bytes = bytes(in.getSession(false));
        PrintWriter response = out.getWriter();
        response.println("names the user: " + bytes.contains("user-alice"));
        response.println("access token: " + bytes.contains(tokens.accessToken().value()));
        response.println("ID token: " + bytes.contains(tokens.idToken().value()));
        response.println("refresh token: "
                + bytes.contains(standard.getRefreshToken().orElseThrow().getToken()));
    }

    private static String bytes(HttpSession session) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream object = new ObjectOutputStream(bytes)) {
            for (String name : Collections.list(session.getAttributeNames())) {
                object.writeObject(session.getAttribute(name));
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
