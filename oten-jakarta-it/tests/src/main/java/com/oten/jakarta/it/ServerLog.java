package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** What the server has logged in this run of the build; the build deletes older logs before it starts the server. */
public final class ServerLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path file;

    private ServerLog(Path file) {
        this.file = file;
    }

    /**
     * The log of the server under test.
     *
     * @return a reader; nothing is read yet
     */
    public static ServerLog ofThisRun() {
        return new ServerLog(Site.serverLog());
    }

    /**
     * All that has been written so far.
     *
     * @return the text, empty while there is no log
     */
    public String text() {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
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
     * Waits until a text has been logged; servers write their logs a little late.
     *
     * @param part compared exactly
     * @throws org.awaitility.core.ConditionTimeoutException if it has not come after twenty seconds
     */
    public void await(String part) {
        Awaitility.await("the server logs " + part)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> text().contains(part));
    }
}
