package com.oten.emulator.client;

import com.oten.emulator.ReceivedRequest;
import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.SingleValues;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Authenticates clients: client_secret_post for confidential ones, the client id alone for public ones. */
public final class ClientAuthentication {
    private final Clients clients;

    public ClientAuthentication(Clients clients) {
        this.clients = clients;
    }

    public Registration authenticate(ReceivedRequest in, SingleValues form) {
        // Oten refuses HTTP Basic, even beside a correct secret (guide, invalid_client)
        if (in.header("Authorization").isPresent()) {
            throw Refusal.clientAuthenticationFailed();
        }
        Registration client =
                form.find("client_id").flatMap(clients::find).orElseThrow(Refusal::clientAuthenticationFailed);
        boolean accepted = client.isPublic()
                ? form.find("client_secret").isEmpty()
                : form.find("client_secret")
                        .map(secret -> isSecretOf(client, secret))
                        .orElse(false);
        if (!accepted) {
            throw Refusal.clientAuthenticationFailed();
        }
        return client;
    }

    private static boolean isSecretOf(Registration client, String secret) {
        byte[] given = secret.getBytes(StandardCharsets.UTF_8);
        return client.secrets().stream()
                .anyMatch(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given));
    }
}
