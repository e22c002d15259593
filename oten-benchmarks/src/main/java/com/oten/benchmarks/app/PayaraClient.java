package com.oten.benchmarks.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The client that Jakarta Security 3 brings, as Payara implements it; the {@code bench.…} keys are in the WAR. */
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${payaraClientAddresses.provider}",
        clientId = "own",
        clientSecret = "0123456789abcdef0123456789abcdef",
        redirectURI = "${payaraClientAddresses.callback}",
        redirectToOriginalResource = true,
        jwksReadTimeout = 5_000,
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub"))
@WebServlet("/callback")
public class PayaraClient extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public PayaraClient() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect("page"); // where the mechanism itself does not redirect
    }
}
