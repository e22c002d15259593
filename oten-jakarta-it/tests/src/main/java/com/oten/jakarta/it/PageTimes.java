package com.oten.jakarta.it;

import static com.oten.jakarta.it.Sample.count;
import static com.oten.jakarta.it.Sample.millis;
import static com.oten.jakarta.it.Sample.percentile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long pages took before an outage or a crowd, and how long during it.
 *
 * @param before pages before it
 * @param during the same pages meanwhile, asked for at the same pace
 */
record PageTimes(List<Sample> before, List<Sample> during) {

    /** Of several outages, of which each had a time before it: other load on the machine affects both alike. */
    static PageTimes of(List<DrillFigures> outages) {
        PageTimes all = new PageTimes(new ArrayList<>(), new ArrayList<>());
        for (DrillFigures outage : outages) {
            all.before.addAll(outage.pages().before());
            all.during.addAll(outage.pages().during());
        }
        return all;
    }

    Duration during(int percent) {
        return percentile(during, percent);
    }

    /** How many times longer this percentile of the pages took during the outage. */
    double ratio(int percent) {
        return (double) during(percent).toNanos() / percentile(before, percent).toNanos();
    }

    String table(String name) {
        StringBuilder table = new StringBuilder(System.lineSeparator());
        table.append(name).append(System.lineSeparator());
        DrillFigures.line(table, "", "before", "during", "ratio");
        DrillFigures.line(table, "pages of users at work", before.size(), during.size(), "");
        DrillFigures.line(table, "served", count(before, 200), count(during, 200), "");
        for (int percent : new int[] {50, 95, 99, 100}) {
            DrillFigures.line(
                    table,
                    percent == 100 ? "slowest" : "p" + percent,
                    millis(percentile(before, percent)),
                    millis(during(percent)),
                    String.format("%.2f", ratio(percent)));
        }
        return table.toString();
    }
}
