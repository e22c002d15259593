package com.oten.jakarta.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** What the server has logged in this run of the build; the build deletes older logs before it starts the server. */
public final class ServerLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NEWEST = ".0";

    private final Path file;
    private final int from;

    private ServerLog(Path file, int from) {
        this.file = file;
        this.from = from;
    }

    /**
     * The log of the server under test.
     *
     * @return a reader; nothing is read yet
     */
    public static ServerLog ofThisRun() {
        return new ServerLog(Site.serverLog(), 0);
    }

    /**
     * What the server under test logs from now on.
     *
     * @return a reader that leaves out what is there already
     */
    public static ServerLog fromNow() {
        return new ServerLog(Site.serverLog(), ofThisRun().bytes().length);
    }

    /**
     * The log of another server.
     *
     * @param file that it writes; need not exist yet
     * @return a reader; nothing is read yet
     */
    public static ServerLog of(Path file) {
        return new ServerLog(file, 0);
    }

    /**
     * All that has been written so far.
     *
     * @return the text, empty while there is no log
     */
    public String text() {
        byte[] bytes = bytes();
        int start = Math.min(from, bytes.length);
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /** Also of what Payara has moved from its file 0 to files with higher numbers. */
    private byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        older().forEach(one -> all.writeBytes(bytes(one)));
        all.writeBytes(bytes(file));
        return all.toByteArray();
    }

    /** The oldest first. */
    private List<Path> older() {
        String name = file.getFileName().toString();
        if (!name.endsWith(NEWEST)) {
            return List.of();
        }
        String stem = name.substring(0, name.length() - NEWEST.length());
        List<Path> found = new ArrayList<>();
        for (int number = 1; Files.exists(file.resolveSibling(stem + "." + number)); number++) {
            found.add(0, file.resolveSibling(stem + "." + number));
        }
        return found;
    }

    private static byte[] bytes(Path one) {
        try {
            return Files.readAllBytes(one);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The lines that contain a text.
     *
     * @param part compared exactly
     * @return the lines, in order
     */
    public List<String> lines(String part) {
        return text().lines().filter(line -> line.contains(part)).toList();
    }

    /**
     * What the library has logged so far.
     *
     * @return its entries in order
     */
    List<LogEntry> entries() {
        return text().lines().flatMap(line -> LogEntry.parse(line).stream()).toList();
    }

    /**
     * Waits until a text has been logged; servers write their logs a little late.
     *
     * @param part compared exactly
     * @throws org.awaitility.core.ConditionTimeoutException if it has not been logged after twenty seconds
     */
    public void await(String part) {
        await(part, PATIENCE);
    }

    /**
     * Waits until a text has been logged.
     *
     * @param part compared exactly
     * @param patience how long to wait at most
     * @throws org.awaitility.core.ConditionTimeoutException if it has not been logged by then
     */
    public void await(String part, Duration patience) {
        Awaitility.await("the server logs " + part)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> text().contains(part));
    }
}
