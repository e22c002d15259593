package com.oten.jakarta.cli;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.internal.config.OtenConfig;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The findings as JSON. Client and issuer are left out if the configuration cannot be used. */
final class JsonReport {
    private JsonReport() {}

    static String of(Optional<OtenConfig> config, List<OtenFinding> findings) {
        JsonObjectBuilder summary = Json.createObjectBuilder();
        for (Verdict verdict : Verdict.values()) {
            summary.add(
                    name(verdict),
                    findings.stream().filter(one -> one.verdict() == verdict).count());
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (OtenFinding finding : findings) {
            list.add(Json.createObjectBuilder()
                    .add("section", name(finding.section()))
                    .add("item", finding.item())
                    .add("verdict", name(finding.verdict()))
                    .add("text", finding.text()));
        }
        JsonObjectBuilder report = Json.createObjectBuilder();
        config.ifPresent(known -> report.add("client_id", known.client().id()).add("issuer", known.issuer()));
        return report.add("summary", summary).add("findings", list).build().toString();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
