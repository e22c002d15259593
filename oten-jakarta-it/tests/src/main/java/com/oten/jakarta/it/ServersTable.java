package com.oten.jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of the documentation with a column for each server; comments with its name stand around it. */
final class ServersTable {
    private static final List<String> SERVERS = List.of("wildfly", "payara", "openliberty", "glassfish");

    private final Path page;
    private final String name;

    /**
     * A table.
     *
     * @param page a file in {@code docs}
     * @param name of the table
     */
    ServersTable(String page, String name) {
        this.page = Path.of("..", "..", "docs", page);
        this.name = name;
    }

    /** The column of the server under test, by what stands first in each row. */
    Map<String, String> column() {
        int column = 2 + SERVERS.indexOf(System.getProperty("it.server"));
        String text = text();
        int begin = text.indexOf("<!-- " + name + ": begin -->");
        Map<String, String> rows = new LinkedHashMap<>();
        text.substring(begin, text.indexOf("<!-- " + name + ": end -->"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2) // the header
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .forEach(cells -> rows.put(cells.get(1), cells.get(column)));
        return rows;
    }

    /** A column as text, so that a difference can be copied into the documentation. */
    static String rows(Map<String, String> column) {
        StringBuilder rows = new StringBuilder();
        column.forEach(
                (first, cell) -> rows.append(first).append(" | ").append(cell).append('\n'));
        return rows.toString();
    }

    private String text() {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
