package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A folder with the secrets and keys of an application, as an operator keeps them. */
final class KeyFolder {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Path folder;

    /** A new one, empty. */
    KeyFolder() {
        try {
            this.folder = Files.createTempDirectory("oten-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.toFile().deleteOnExit();
    }

    /** Where a file is, or would be. */
    Path at(String name) {
        return folder.resolve(name);
    }

    /** Writes a file in one step: whoever reads it sees the old content or the new one. */
    void write(String name, String content) {
        try {
            Path fresh = Files.writeString(at(name + ".new"), content);
            Files.move(fresh, at(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        at(name).toFile().deleteOnExit();
    }

    /** Writes a new Ed25519 key as PKCS#8 PEM. */
    void writeKey(String name) {
        try {
            byte[] der = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            write(name, "-----BEGIN PRIVATE KEY-----\n" + LINES.encodeToString(der) + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a file in the place of another one, in one step. */
    void move(String from, String to) {
        try {
            Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
