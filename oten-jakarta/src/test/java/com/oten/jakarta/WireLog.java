package com.oten.jakarta;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Everything that is logged while it is open, at every level, by the library and by what it uses. The emulator, its server
 * and the test's browser log in the same process and are left out.
 */
public final class WireLog extends Handler implements AutoCloseable {
    private static final List<String> LOUD = List.of("com.oten.jakarta", "org.jose4j", "java.net.http", "jdk.internal");

    private static final List<String> OTHERS = List.of("com.sun.net.httpserver", "com.oten.emulator", "sun.net.www");

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<Handler> others = List.of(root.getHandlers());
    /** Held, because java.util.logging forgets loggers that nobody holds. */
    private final List<Logger> loggers = LOUD.stream().map(Logger::getLogger).toList();

    private WireLog() {
        setLevel(Level.ALL);
    }

    public static WireLog open() {
        WireLog log = new WireLog();
        log.others.forEach(log.root::removeHandler); // or the build's output drowns
        log.root.addHandler(log);
        log.root.setLevel(Level.ALL);
        log.loggers.forEach(logger -> logger.setLevel(Level.ALL));
        return log;
    }

    /** What was logged, each with its stack trace if it has one. */
    public List<String> lines() {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .map(record -> record.getLoggerName() + " " + record.getLevel() + " " + formatter.formatMessage(record)
                        + (record.getThrown() == null ? "" : "\n" + WireFailure.wholeText(record.getThrown())))
                .toList();
    }

    /** The library's own lines, for counting: the HTTP client of an earlier test may still have something to say. */
    public List<String> ownLines() {
        return lines().stream()
                .filter(line -> line.startsWith("com.oten.jakarta"))
                .toList();
    }

    /** What was logged together with an exception. */
    public List<Throwable> thrown() {
        return records.stream()
                .map(LogRecord::getThrown)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        if (OTHERS.stream().noneMatch(logger::startsWith)) {
            records.add(record);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
        others.forEach(root::addHandler);
        loggers.forEach(logger -> logger.setLevel(null));
    }
}
