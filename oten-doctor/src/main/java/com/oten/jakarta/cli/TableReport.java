package com.oten.jakarta.cli;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Section;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.internal.config.OtenConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings as text: the guide's three lists, with the findings below each item. */
final class TableReport {
    private TableReport() {}

    static String of(Optional<OtenConfig> config, List<OtenFinding> findings, Ticks ticks) {
        List<String> lines = new ArrayList<>();
        lines.add("Oten doctor: "
                + config.map(known -> "client " + known.client().id() + " at " + known.issuer())
                        .orElse("nobody can log in"));
        Optional<Section> section = Optional.empty();
        String item = "";
        for (OtenFinding finding : findings) {
            if (!Optional.of(finding.section()).equals(section)) {
                section = Optional.of(finding.section());
                lines.add("");
                lines.add(finding.section().title());
            }
            if (!finding.item().equals(item)) {
                item = finding.item();
                lines.add("  " + item);
            }
            lines.add("    " + ticks.of(finding.verdict()) + " " + finding.text());
        }
        lines.add("");
        lines.add(Stream.of(Verdict.values())
                .map(verdict -> count(verdict, findings) + " " + verdict.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
        return String.join(System.lineSeparator(), lines);
    }

    private static long count(Verdict verdict, List<OtenFinding> findings) {
        return findings.stream().filter(one -> one.verdict() == verdict).count();
    }
}
