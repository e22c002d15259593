package com.oten.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The half with whole servers once and short, on WildFly: whether each variant has its figures, and every login ends at the
 * page. How long it takes is not looked at.
 */
class ServersRunTest {
    private static final Path WRK = Path.of("/usr/bin/wrk");
    private static final Path OUTPUT = Path.of("target", "servers-run");

    @BeforeEach
    void assume_wrk() {
        if (!Files.isExecutable(WRK) && !"required".equals(System.getProperty("it.wrk"))) {
            String reason = "SKIPPED, no whole server was measured: " + WRK + " is missing; install the package wrk";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }

    /** Each line of the table as {@code load, variant, failed}; fails where a figure is missing. */
    private static List<String> rows(Path table) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(table).subList(2, Files.readAllLines(table).size())) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
            rows.add(cells.get(0) + ", " + cells.get(1) + ", failed: " + cells.get(9));
            // CPU, a second, p50, p99
            assertThat(List.of(cells.get(2), cells.get(6), cells.get(7), cells.get(8)))
                    .as(line)
                    .allSatisfy(figure -> assertThat(Double.parseDouble(figure)).isPositive());
        }
        return rows;
    }

    @Test
    void every_variant_has_its_figures_and_no_login_fails() throws IOException {
        int status = ServerBenchmarks.run(
                "--servers=target/servers",
                "--output=" + OUTPUT,
                "--server=WILDFLY",
                "--rounds=1",
                "--seconds=1",
                "--warm-up=0",
                "--logins=16");

        assertThat(status).isZero();
        assertThat(rows(OUTPUT.resolve("WILDFLY.md")))
                .containsExactlyInAnyOrder(
                        "authenticated request, none, failed: 0",
                        "authenticated request, floor, failed: 0",
                        "authenticated request, own, failed: 0",
                        "authenticated request, oten, failed: 0",
                        "login started, own, failed: 0",
                        "login started, oten, failed: 0",
                        "whole login, own, failed: 0",
                        "whole login, oten, failed: 0");
    }
}
