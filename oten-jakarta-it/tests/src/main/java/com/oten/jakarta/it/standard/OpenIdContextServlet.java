package com.oten.jakarta.it.standard;

import com.oten.jakarta.OtenAuthenticationMechanismDefinition.OtenAuthenticationMechanism;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the standard API says about the user; nothing secret of tokens. */
@WebServlet("/standard")
public class OpenIdContextServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient OpenIdContext context;

    @Inject
    @OtenAuthenticationMechanism
    private transient HttpAuthenticationMechanism mechanism;

    /** For the container. */
    public OpenIdContextServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        JsonArrayBuilder audience = Json.createArrayBuilder();
        context.getIdentityToken().getJwtClaims().getAudience().forEach(audience::add);
        JsonArrayBuilder scopes = Json.createArrayBuilder();
        context.getAccessToken().getScope().forEach(scopes::add);
        out.setContentType("application/json");
        out.getWriter()
                .print(Json.createObjectBuilder()
                        .add("subject", context.getSubject())
                        .add("name", context.getClaims().getName().orElse(""))
                        .add("email", context.getClaims().getEmail().orElse(""))
                        .add("claims", context.getClaimsJson())
                        .add("tokenType", context.getTokenType())
                        .add("expiresIn", context.getExpiresIn().orElse(0L))
                        .add("scopes", scopes)
                        .add("isJwt", context.getAccessToken().isJWT())
                        .add("isExpired", context.getAccessToken().isExpired())
                        .add("hasRefreshToken", context.getRefreshToken().isPresent())
                        .add("idTokenAudience", audience)
                        .add("idTokenIsExpired", context.getIdentityToken().isExpired())
                        .add("mechanism", mechanism.getClass().getName())
                        .add("issuer", context.getProviderMetadata().getString("issuer"))
                        .build());
    }
}
