package com.oten.jakarta.internal.doctor;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.internal.diagnosis.RequestObjectCheck;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings, and puts them into the guide's order whatever order they are found in. For one thread. */
final class Findings {
    private final Map<ChecklistItem, List<OtenFinding>> byItem = new EnumMap<>(ChecklistItem.class);

    void ok(ChecklistItem item, String text) {
        add(item, Verdict.OK, text);
    }

    void warning(ChecklistItem item, String text) {
        add(item, Verdict.WARNING, text);
    }

    void failed(ChecklistItem item, String text) {
        add(item, Verdict.FAILED, text);
    }

    void skipped(ChecklistItem item, String text) {
        add(item, Verdict.SKIPPED, text);
    }

    void add(ChecklistItem item, RequestObjectCheck check) {
        Verdict verdict = switch (check.state()) {
            case WRONG -> Verdict.FAILED;
            case ODD -> Verdict.WARNING;
            case OPEN, RIGHT -> Verdict.OK;
        };
        add(item, verdict, check.text());
    }

    private void add(ChecklistItem item, Verdict verdict, String text) {
        byItem.computeIfAbsent(item, key -> new ArrayList<>())
                .add(new OtenFinding(item.section(), item.title(), verdict, text));
    }

    int size() {
        return byItem.values().stream().mapToInt(List::size).sum();
    }

    List<OtenFinding> inOrder() {
        return byItem.values().stream().flatMap(List::stream).toList();
    }
}
