package com.oten.jakarta.internal.http;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.HttpConfig.TrustStore;
import com.oten.jakarta.internal.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the operator's trust store. Nothing turns the check of certificates off. */
final class TrustedTls {
    private TrustedTls() {}

    static SSLContext context(TrustStore store) {
        try (InputStream in = Files.newInputStream(store.file())) {
            KeyStore trusted = KeyStore.getInstance(store.type());
            trusted.load(
                    in,
                    store.password().map(Secret::value).map(String::toCharArray).orElse(null));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw OtenErrorCode.CONFIGURATION.exception(
                    "oten.http.trust-store cannot be opened (check the file, oten.http.trust-store-type and -password)",
                    e);
        }
    }
}
