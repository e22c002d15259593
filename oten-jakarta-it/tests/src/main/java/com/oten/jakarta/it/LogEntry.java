package com.oten.jakarta.it;

import static java.util.Map.entry;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the library's in the server's log.
 *
 * @param level as the library gave it
 * @param text without time, thread and logger
 */
record LogEntry(Level level, String text) {
    private static final Map<String, Level> LEVELS = Map.ofEntries(
            entry("ERROR", Level.ERROR),
            entry("WARN", Level.WARNING),
            entry("INFO", Level.INFO),
            entry("1000", Level.ERROR),
            entry("900", Level.WARNING),
            entry("800", Level.INFO),
            entry("E", Level.ERROR),
            entry("W", Level.WARNING),
            entry("I", Level.INFO),
            entry("SEVERE", Level.ERROR),
            entry("WARNING", Level.WARNING));

    private static final List<Pattern> FORMATS = List.of(
            // WildFly
            Pattern.compile("^\\S+ \\S+ (?<level>[A-Z]+) +\\[com\\.oten\\.jakarta[^]]*] \\(.*?\\) (?<text>.*)$"),
            // Payara, which colours some of it
            Pattern.compile("^.*com\\.oten\\.jakarta.*\\[levelValue: (?<level>\\d+)] (?<text>.*)$"),
            // Open Liberty
            Pattern.compile("^\\[.*] [0-9a-f]{8} com\\.oten\\.jakarta\\S* +(?<level>[A-Z]) (?<text>.*)$"),
            // Tomcat
            Pattern.compile("^\\S+ \\S+ (?<level>[A-Z]+) com\\.oten\\.jakarta[^:]*: (?<text>.*)$"));

    /** Empty if another wrote the line. */
    static Optional<LogEntry> parse(String line) {
        for (Pattern format : FORMATS) {
            Matcher found = format.matcher(line);
            if (found.matches()) {
                Level level = LEVELS.getOrDefault(found.group("level"), Level.DEBUG);
                return Optional.of(new LogEntry(level, found.group("text")));
            }
        }
        return Optional.empty();
    }
}
