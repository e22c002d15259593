package com.oten.emulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.oten.emulator.base.Json;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A relying party that does everything right, for tests to change one part of. */
public final class TestParty {
    public static final String CLIENT_ID = "shop";
    public static final String SECRET = "shop-secret-that-is-long-enough-for-HS256";
    public static final String CALLBACK = "https://shop.example/oten/callback?tenant=1";
    public static final String AFTER_LOGOUT = "https://shop.example/bye";
    public static final String PUBLIC_ID = "phone";
    public static final String LEGACY_ID = "old-shop";
    /** RFC 7636 appendix B. */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final OtenEmulator oten;
    public final Browser browser = new Browser();

    public TestParty(OtenEmulator oten) {
        this.oten = oten;
    }

    public static OtenEmulatorBuilder emulator() {
        return OtenEmulator.builder()
                .clock(new TestClock())
                .client(EmulatedClient.confidential(CLIENT_ID, SECRET, CALLBACK)
                        .withPostLogoutRedirectUris(AFTER_LOGOUT))
                .client(EmulatedClient.withoutSecret(PUBLIC_ID, CALLBACK))
                .client(EmulatedClient.confidential(LEGACY_ID, SECRET, CALLBACK).withLegacyRequests())
                .user(EmulatedUser.of("alice")
                        .withGroups("admins")
                        .withPicture(java.net.URI.create("https://example.org/alice.png")))
                .user(EmulatedUser.of("bob"));
    }

    /** The parameters of a login, without those of the request object. */
    public static Map<String, String> parameters(String clientId) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid profile email");
        parameters.put("state", "state-0123456789");
        parameters.put("nonce", "nonce-0123456789");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    public Map<String, Object> claims() {
        long now = TestClock.START.getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(parameters(CLIENT_ID));
        claims.put("iss", CLIENT_ID);
        claims.put("aud", oten.issuer().toString());
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    public static String sign(JWSHeader header, JWSSigner signer, Map<String, Object> claims) {
        JWSObject object = new JWSObject(header, new Payload(claims));
        try {
            object.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return object.serialize();
    }

    public static String sign(Map<String, Object> claims) {
        return sign(hs256(), mac(SECRET), claims);
    }

    public static JWSHeader hs256() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
    }

    public static JWSSigner mac(String secret) {
        try {
            return new MACSigner(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a login by a request object whose claims the test may change first. */
    public HttpResponse<String> authorize(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = claims();
        change.accept(claims);
        return authorizeWith(sign(claims));
    }

    public HttpResponse<String> authorize() {
        return authorize(claims -> {});
    }

    public HttpResponse<String> authorizeWith(String requestObject) {
        return authorizePlain(Map.of("client_id", CLIENT_ID, "request", requestObject));
    }

    public HttpResponse<String> authorizePlain(Map<String, String> query) {
        return browser.get(oten.uri(Endpoint.AUTHORIZE) + "?" + Browser.encode(query));
    }

    /** A whole visit to the authorization endpoint without pages. */
    public String code(Consumer<Map<String, Object>> change) {
        oten.approveAll("alice");
        return Browser.callback(authorize(change)).get("code");
    }

    public String code() {
        return code(claims -> {});
    }

    public static Map<String, String> tokenRequest(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("client_id", CLIENT_ID);
        form.put("client_secret", SECRET);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    public static Map<String, String> refreshRequest(String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", CLIENT_ID);
        form.put("client_secret", SECRET);
        return form;
    }

    public HttpResponse<String> token(Map<String, String> form) {
        return browser.post(oten.uri(Endpoint.TOKEN).toString(), form);
    }

    /** The claims of the ID token that a login at the callback comes to. */
    public Map<String, Object> idToken(HttpResponse<String> callback) {
        Map<String, Object> tokens =
                json(token(tokenRequest(Browser.callback(callback).get("code"))));
        return idToken(tokens);
    }

    public static Map<String, Object> idToken(Map<String, Object> tokens) {
        String payload = ((String) tokens.get("id_token")).split("\\.", -1)[1];
        return Json.decodeObject(payload).orElseThrow();
    }

    public HttpResponse<String> revoke(Object token) {
        return browser.post(
                oten.uri(Endpoint.REVOKE).toString(),
                Map.of("token", (String) token, "client_id", CLIENT_ID, "client_secret", SECRET));
    }

    /** The tokens of a whole login. */
    public Map<String, Object> tokens(String scope) {
        return json(token(tokenRequest(code(claims -> claims.put("scope", scope)))));
    }

    public static Map<String, Object> json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow(() -> new AssertionError("no JSON: " + response.body()));
    }
}
