package com.oten.benchmarks.core;

import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.endpoint.TokenSet;
import com.oten.jakarta.internal.idtoken.ExpectedLogin;
import com.oten.jakarta.internal.idtoken.VerifiedIdToken;
import com.oten.jakarta.internal.login.Callback;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.CookieSlot;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.secret.Secret;
import com.oten.jakarta.internal.session.OtenSession;
import com.oten.jakarta.internal.web.login.TransactionCookieStore;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A callback but for the call to the token endpoint: its parameters, the cookie of its login, the ID token (EdDSA) and the
 * new session with its sealed tokens.
 */
public class CallbackBenchmark extends CoreBenchmark {
    private final Map<String, String[]> parameters = Map.of(
            "state", new String[] {Application.STATE}, "code", new String[] {"a-code-of-usual-length-0123456789"});
    private final FakeRequest request = new FakeRequest();
    private final RawSeal raw = new RawSeal();

    private OtenClient client;
    private Secret idToken;
    private TokenSet tokens;
    private PublicKey key;
    private SignedToken signed;
    private byte[] plain;
    private byte[][] sealedTransaction;

    @Setup
    public void prepare() throws GeneralSecurityException {
        Application application = start();
        client = application.client();
        idToken = application.idToken(Algorithm.EDDSA);
        tokens = application.tokens(idToken, application.clock().instant().plus(Duration.ofHours(1)));
        String sealed = client.transactions().seal(application.transaction());
        request.send(new Cookie("JSESSIONID", "0123456789"), new Cookie(name(), sealed));

        key = Algorithm.EDDSA.own(application.oten().pair(Algorithm.EDDSA).getPublic());
        signed = SignedToken.of(idToken.value());
        plain = (LocalOten.ACCESS_TOKEN + idToken.value()).getBytes(StandardCharsets.UTF_8);
        sealedTransaction = raw.seal(new byte[230]);
    }

    private String name() {
        return client.transactions().name(CookieSlot.of(Application.STATE).orElseThrow(), true);
    }

    @Benchmark
    public OtenSession callback(Blackhole hole) {
        CallbackQuery query = new CallbackQuery(parameters);
        String value = TransactionCookieStore.value(name(), request);
        if (!client.transactions().isOf(query.state(), value)) {
            throw new IllegalStateException("the cookie is of another login");
        }
        LoginTransaction login = client.transactions().match(query, value).transaction();
        Callback response = query.response();
        hole.consume(response);
        VerifiedIdToken who = client.idTokens()
                .verify(
                        idToken,
                        new ExpectedLogin(
                                login.nonce(),
                                login.startedAt(),
                                tokens.accessToken(),
                                Optional.empty(),
                                login.asked().essentialAcr()));
        return client.sessions().open(who, who.claims(), tokens);
    }

    @Benchmark
    public byte[][] rawCallback(Blackhole hole) throws GeneralSecurityException {
        hole.consume(raw.open(sealedTransaction));
        hole.consume(Algorithm.EDDSA.verify(key, signed.input, signed.signature));
        return raw.seal(plain);
    }
}
