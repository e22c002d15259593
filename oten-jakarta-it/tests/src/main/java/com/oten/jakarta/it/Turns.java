package com.oten.jakarta.it;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Before each class of tests: modules of one build that run beside each other ({@code mvn -T}) leave {@link Alone} alone. */
public final class Turns implements BeforeAllCallback {
    private static final Path FILE = Path.of("..", "target", "turns.lock");
    private static final long ENTRANCE = 0;
    private static final long ROOM = 1;

    /** For JUnit, which finds it as a service. */
    public Turns() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(ExtensionContext.Namespace.create(Turns.class))
                .getOrComputeIfAbsent(FILE, file -> enter(file, context.getRequiredTestClass()));
    }

    /** JUnit closes it after the class, and with it the locks. */
    static FileChannel enter(Path file, Class<?> tests) {
        try {
            Files.createDirectories(file.toAbsolutePath().normalize().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // whoever waits for an empty room keeps the others from entering it
            FileLock entrance = channel.lock(ENTRANCE, 1, false);
            channel.lock(ROOM, 1, !tests.isAnnotationPresent(Alone.class));
            entrance.release();
            return channel;
        } catch (IOException e) {
            throw new IllegalStateException("the tests' turns cannot be taken", e);
        }
    }
}
