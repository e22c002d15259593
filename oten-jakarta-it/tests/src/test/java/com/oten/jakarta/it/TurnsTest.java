package com.oten.jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnsTest {
    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    /** Any tests, in a process of their own. */
    static final class Usual {
        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[0]);
            Class<?> tests = args[1].equals("alone") ? Measuring.class : Usual.class;
            try (FileChannel channel = Turns.enter(file, tests)) {
                Files.createFile(file.resolveSibling(args[1]));
                System.in.read(); // until the parent ends it
                assertThat(channel.isOpen()).isTrue();
            }
        }
    }

    @Alone
    private static final class Measuring {}

    @AfterEach
    void end_all() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void who_is_to_be_alone_waits_for_those_inside_and_others_wait_for_it() throws IOException {
        Process first = start("first");
        awaitInside("first");
        Process second = start("second");
        awaitInside("second");

        Process alone = start("alone");
        Awaitility.await("it waits").until(this::isEntranceTaken);
        Process last = start("last");
        first.getOutputStream().close();
        assertThat(isInside("alone")).isFalse();
        second.getOutputStream().close();
        awaitInside("alone");
        assertThat(isInside("last")).isFalse();
        alone.getOutputStream().close();

        awaitInside("last");
        last.getOutputStream().close();
    }

    private Process start(String name) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Usual.class.getName(),
                        file().toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private Path file() {
        return folder.resolve("turns.lock");
    }

    private void awaitInside(String name) {
        Awaitility.await(name).until(() -> isInside(name));
    }

    private boolean isInside(String name) {
        return Files.exists(folder.resolve(name));
    }

    private boolean isEntranceTaken() throws IOException {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE);
                FileLock entrance = channel.tryLock(0, 1, false)) {
            return entrance == null;
        }
    }
}
