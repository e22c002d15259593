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
    /** The columns by the modules that test the servers, where a server has its own. */
    private static final Map<String, String> SERVERS = Map.of(
            "wildfly", "WildFly",
            "wildfly-preview", "WildFly Preview",
            "payara", "Payara",
            "payara7", "Payara 7",
            "openliberty", "Open Liberty",
            "glassfish", "GlassFish");

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
        String text = text();
        int begin = text.indexOf("<!-- " + name + ": begin -->");
        List<List<String>> lines = text.substring(begin, text.indexOf("<!-- " + name + ": end -->"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        String server = SERVERS.getOrDefault(System.getProperty("it.server"), "");
        List<String> header = lines.get(0);
        // a newer version is like its elder sibling unless the table says otherwise
        int column = header.indexOf(header.contains(server) ? server : server.replaceAll(" (\\d+|Preview)$", ""));
        Map<String, String> rows = new LinkedHashMap<>();
        lines.stream().skip(2).forEach(cells -> rows.put(cells.get(1), cells.get(column)));
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
