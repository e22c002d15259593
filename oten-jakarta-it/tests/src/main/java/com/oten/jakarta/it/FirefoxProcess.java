package com.oten.jakarta.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Firefox without a window.
 *
 * @param process with children of its own
 * @param home has the profile, and whatever else Firefox writes
 * @param address where it takes commands
 */
record FirefoxProcess(Process process, Path home, URI address) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)\\n");

    /** Kept after the test, to find out why it failed. */
    private static final Path LOG = Path.of("target", "firefox.log");

    /** Starts one with an empty profile, and waits until it takes commands. */
    static FirefoxProcess start(File binary) {
        try {
            Path home = Files.createTempDirectory("firefox");
            try {
                return start(binary, home);
            } catch (IOException | RuntimeException e) {
                delete(home);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FirefoxProcess start(File binary, Path home) throws IOException {
        Path profile = Files.createDirectory(home.resolve("profile"));
        ProcessBuilder builder = new ProcessBuilder(
                        binary.toString(),
                        "--headless",
                        "--no-remote",
                        "--remote-debugging-port",
                        "0",
                        "--profile",
                        profile.toString())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        try {
            Matcher printed = Awaitility.await("Firefox listens, see " + LOG)
                    .atMost(OwnServer.PATIENCE)
                    .failFast("Firefox has ended, see " + LOG, () -> !process.isAlive())
                    .until(() -> LISTENING.matcher(Files.readString(LOG, StandardCharsets.ISO_8859_1)), Matcher::find);
            return new FirefoxProcess(process, home, URI.create(printed.group(1)));
        } catch (RuntimeException e) {
            end(process);
            throw e;
        }
    }

    private static void end(Process process) {
        try {
            OwnServer.end(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        end(process);
        try {
            delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
