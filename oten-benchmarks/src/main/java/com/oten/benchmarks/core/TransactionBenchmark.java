package com.oten.benchmarks.core;

import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.MatchedCallback;
import com.oten.jakarta.internal.login.TransactionCookies;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** The cookie of a login under way, from the redirect to the callback. */
public class TransactionBenchmark extends CoreBenchmark {
    private final CallbackQuery query = new CallbackQuery(Map.of("state", new String[] {Application.STATE}));
    private final RawSeal raw = new RawSeal();
    /** About as long as the transaction's JSON. */
    private final byte[] plain = ("{\"v\":1,\"s\":\"" + Application.STATE + "\",\"n\":\"" + Application.NONCE
                    + "\",\"c\":\"" + Application.VERIFIER + "\",\"r\":\"/app/cart?page=2\","
                    + "\"t\":1767225600,\"a\":0}")
            .getBytes(StandardCharsets.UTF_8);

    private TransactionCookies cookies;
    private LoginTransaction transaction;

    @Setup
    public void prepare() {
        Application application = start();
        cookies = application.client().transactions();
        transaction = application.transaction();
    }

    @Benchmark
    public MatchedCallback sealAndOpen() {
        return cookies.match(query, cookies.seal(transaction));
    }

    @Benchmark
    public byte[] rawSealAndOpen() throws GeneralSecurityException {
        return raw.open(raw.seal(plain));
    }
}
