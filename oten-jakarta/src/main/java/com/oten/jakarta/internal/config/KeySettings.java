package com.oten.jakarta.internal.config;

import com.oten.jakarta.internal.secret.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the Ed25519 keys: the one that signs request objects, and those that are only published beside it. */
final class KeySettings {
    private static final String PREFIX = "oten.request-object.";
    private static final String ADVICE = "make one with: openssl genpkey -algorithm ed25519";

    private final SettingsReader in;
    private final Lookup lookup;

    KeySettings(SettingsReader in, Lookup lookup) {
        this.in = in;
        this.lookup = lookup;
    }

    /** The key that signs; reported if there is none. */
    Optional<KeySource> signing() {
        if (in.text(PREFIX + "key").isEmpty() && in.text(PREFIX + "key-file").isEmpty()) {
            in.problem(
                    PREFIX + "key-file",
                    "is not set though oten.request-object.alg is EdDSA",
                    "a PKCS#8 PEM file with an Ed25519 key");
            return Optional.empty();
        }
        return source("", KeySource::present);
    }

    /** Keys that Oten should know before they sign, and for as long as something they signed is in use. */
    List<KeySource> published() {
        List<KeySource> sources = new ArrayList<>();
        source("next-", KeySource::possible).ifPresent(sources::add);
        source("previous-", KeySource::possible).ifPresent(sources::add);
        return sources;
    }

    /** Oten finds a key by its id (G04), so no two may share one. */
    void checkNames(Optional<KeySource> signing, List<KeySource> published) {
        List<KeySource> all = new ArrayList<>(published);
        signing.ifPresent(all::add);
        for (KeySource one : all) {
            for (KeySource other : all) {
                boolean isSameName =
                        one != other && one.id().isPresent() && one.id().equals(other.id());
                if (isSameName && !one.current().equals(other.current())) {
                    in.problem(
                            PREFIX + "key-id",
                            "is also the name of another key (previous-key-id or next-key-id)",
                            "give each key a name of its own, or none");
                    return;
                }
            }
        }
    }

    private Optional<KeySource> source(String which, Kind kind) {
        String key = PREFIX + which + "key";
        String fileKey = key + "-file";
        Optional<String> pem = in.text(key);
        Optional<Path> file = in.file(fileKey);
        if (pem.isEmpty() && file.isEmpty()) {
            return Optional.empty();
        }
        file.ifPresent(path -> checkReaders(fileKey, path));
        boolean isFile = pem.isEmpty();
        Supplier<Optional<String>> place = isFile
                ? SecretSource.file(file.orElseThrow())
                : () -> lookup.apply(key).map(String::strip);
        Supplier<Optional<String>> id =
                () -> lookup.apply(key + "-id").map(String::strip).filter(value -> !value.isEmpty());
        String named = isFile ? fileKey : key;
        try {
            return Optional.of(kind.source(named, place, id));
        } catch (Ed25519KeyPair.NotUsable e) {
            in.problem(named, e.fault(), ADVICE);
            return Optional.empty();
        }
    }

    private void checkReaders(String fileKey, Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                in.warning(fileKey + " is readable by every user of this machine");
            }
        } catch (IOException e) {
            // whether it can be read at all is found out, and told, where it is read
        }
    }

    private interface Kind {
        KeySource source(String setting, Supplier<Optional<String>> place, Supplier<Optional<String>> id)
                throws Ed25519KeyPair.NotUsable;
    }
}
