package com.oten.jakarta.cli;

import com.oten.jakarta.internal.keys.GeneratedKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes a key pair for EdDSA request objects: the private half is written to a file, the public half to the console.
 */
@Command(
        name = "keygen",
        description =
                "Makes an Ed25519 key for request objects (oten.request-object.key-file): writes the private half as"
                        + " PKCS#8 PEM and prints the public half as a JWK, to be registered at Oten.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:made", "2:it could not be made"})
final class KeygenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Target target;

    /** Exactly one of the two. */
    static final class Target {
        @Option(
                names = "--out",
                paramLabel = "FILE",
                required = true,
                description = "writes the private key into a new file that only its owner may read")
        private @Nullable Path file;

        @Option(
                names = "--print-private-key",
                required = true,
                description = "prints the private key before the JWK, for everybody who sees the console")
        private boolean isPrinted;
    }

    KeygenCommand() {}

    @Override
    public Integer call() {
        GeneratedKey key = GeneratedKey.with(new SecureRandom());
        PrintWriter out = spec.commandLine().getOut();
        if (target.file != null) {
            write(target.file, key);
        } else if (target.isPrinted) {
            out.print(key.pem().value());
        }
        out.println(key.jwk());
        out.flush();
        return 0;
    }

    /** Never overwrites a file: it may be a key that is in use. */
    private static void write(Path file, GeneratedKey key) {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (WritableByteChannel channel = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            Channels.newOutputStream(channel).write(key.pem().value().getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw new CannotRun(file + " exists; choose another name");
        } catch (IOException e) {
            throw new CannotRun(file + " cannot be written");
        }
    }
}
