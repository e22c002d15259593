package com.oten.jakarta.it.ear;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Switches the library on. */
@WebServlet("/defining")
@OtenAuthenticationMechanismDefinition(
        clientId = "${test.client:nobody}",
        clientSecret = "${test.secret}",
        issuer = "${test.issuer}",
        scopes = "openid profile email offline_access")
public class DefiningServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public DefiningServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print("defining");
    }
}
