package com.oten.jakarta.it;

import static com.oten.jakarta.it.Sample.count;
import static com.oten.jakarta.it.Sample.millis;
import static com.oten.jakarta.it.Sample.percentile;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * The measurements of one outage.
 *
 * @param pages of logged-in users
 * @param loggedIn users who came back from Oten with a code before the outage
 * @param callbacks users who came back from Oten with a code just as it began
 * @param starts logins that users tried to start while it lasted
 * @param opened when the first of those was refused
 * @param recovered from Oten's recovery until the first login
 */
record DrillFigures(
        PageTimes pages,
        List<Sample> loggedIn,
        List<Sample> callbacks,
        List<Sample> starts,
        Duration begun,
        Duration opened,
        Duration recovered) {

    /** The starts that came after the first one that was refused. */
    List<Sample> afterOpening() {
        return starts.stream()
                .filter(start -> start.begun().compareTo(opened) >= 0)
                .toList();
    }

    String table(String name) {
        StringBuilder table = new StringBuilder(pages.table(name));
        line(table, "logged in before: all, 303, slowest", loggedIn.size(), count(loggedIn, 303), slowest(loggedIn));
        line(table, "callbacks: all, 503, slowest", callbacks.size(), count(callbacks, 503), slowest(callbacks));
        line(table, "first start refused after", millis(opened.minus(begun)), "", "");
        List<Sample> after = afterOpening();
        List<Sample> refused =
                after.stream().filter(start -> start.status() == 503).toList();
        line(table, "starts since: all, 503, to Oten", after.size(), refused.size(), count(after, 302));
        line(
                table,
                "a refusal took: p50, p95, slowest",
                millis(percentile(refused, 50)),
                millis(percentile(refused, 95)),
                slowest(refused));
        line(table, "login possible after the return", millis(recovered), "", "");
        // far more than the processors means that other work runs on the machine: then times mean little
        line(
                table,
                "load of the machine, processors",
                load(),
                Runtime.getRuntime().availableProcessors(),
                "");
        return table.toString();
    }

    private static String load() {
        return String.format(
                "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String slowest(List<Sample> samples) {
        return millis(percentile(samples, 100));
    }

    static void line(StringBuilder table, String name, Object first, Object second, Object third) {
        table.append(String.format("  %-36s %12s %12s %12s%n", name, first, second, third));
    }
}
