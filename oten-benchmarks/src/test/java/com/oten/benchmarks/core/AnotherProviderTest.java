package com.oten.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.oten.jakarta.error.OtenRejectedException;
import com.oten.jakarta.internal.login.CallbackQuery;
import com.oten.jakarta.internal.login.LoginTransaction;
import com.oten.jakarta.internal.login.TransactionCookies;
import com.oten.jakarta.internal.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.Signature;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With a native provider of cryptography first in the list, as users have it who want EdDSA to be fast. */
class AnotherProviderTest {
    @BeforeEach
    void install() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the native library is for Linux on x86-64");
        AmazonCorrettoCryptoProvider.install();
        AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
    }

    @AfterEach
    void uninstall() {
        Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }

    private static Application application(String... settings) {
        return new Application(new LocalOten(1), settings);
    }

    private static String requestObject(Application application) {
        return application
                .signer()
                .sign(Application.REQUEST, application.oten().issuer())
                .orElseThrow();
    }

    /** By the JDK, from the key that the application publishes. */
    private static boolean verifiesWithPublishedKey(Application application, String requestObject)
            throws JoseException, GeneralSecurityException {
        PublicJsonWebKey published = (PublicJsonWebKey)
                new JsonWebKeySet(application.client().keys().jwks().orElseThrow())
                        .getJsonWebKeys()
                        .get(0);
        SignedToken signed = SignedToken.of(requestObject);
        Signature signature = Signature.getInstance("Ed25519", "SunEC");
        signature.initVerify(published.getPublicKey());
        signature.update(signed.input);
        return signature.verify(signed.signature);
    }

    @Test
    void the_correttoprovider_is_the_one_that_is_used() throws GeneralSecurityException {
        String corretto = AmazonCorrettoCryptoProvider.PROVIDER_NAME;

        assertThat(Signature.getInstance("EdDSA").getProvider().getName()).isEqualTo(corretto);
        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .isEqualTo(corretto);
        assertThat(Cipher.getInstance("AES/GCM/NoPadding").getProvider().getName())
                .isEqualTo(corretto);
        assertThat(Mac.getInstance("HmacSHA256").getProvider().getName()).isEqualTo(corretto);
    }

    @Test
    void a_request_object_verifies_with_the_published_key() throws JoseException, GeneralSecurityException {
        try (Application application = application(Application.edDsa())) {
            assertThat(verifiesWithPublishedKey(application, requestObject(application)))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_id_token_is_verified(Algorithm algorithm) {
        try (Application application = application()) {
            Secret token = application.idToken(algorithm);

            assertThat(application
                            .client()
                            .idTokens()
                            .verify(token, application.expected())
                            .subject())
                    .isEqualTo("user-alice");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_id_token_with_another_signature_is_refused(Algorithm algorithm) {
        try (Application application = application();
                Application another = application("oten.client-id", "another")) {
            String token = application.idToken(algorithm).value();
            String other = another.idToken(algorithm).value();
            Secret mixed =
                    new Secret(token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')));

            assertThatExceptionOfType(OtenRejectedException.class)
                    .isThrownBy(() -> application.client().idTokens().verify(mixed, application.expected()))
                    .withMessageContaining("its signature does not verify");
        }
    }

    @Test
    void a_transaction_is_sealed_and_opened() {
        try (Application application = application()) {
            TransactionCookies cookies = application.client().transactions();
            LoginTransaction transaction = application.transaction();
            CallbackQuery callback = new CallbackQuery(Map.of("state", new String[] {Application.STATE}));

            assertThat(cookies.match(callback, cookies.seal(transaction)).transaction())
                    .isEqualTo(transaction);
        }
    }

    @Test
    void a_changed_transaction_is_refused() {
        try (Application application = application()) {
            TransactionCookies cookies = application.client().transactions();
            String sealed = cookies.seal(application.transaction());
            int middle = sealed.length() / 2;
            char changed = sealed.charAt(middle) == 'A' ? 'B' : 'A';
            CallbackQuery callback = new CallbackQuery(Map.of("state", new String[] {Application.STATE}));

            assertThatExceptionOfType(OtenRejectedException.class)
                    .isThrownBy(() -> cookies.match(
                            callback, sealed.substring(0, middle) + changed + sealed.substring(middle + 1)));
        }
    }
}
