package com.oten.jakarta.internal.session;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values of a groups claim, sorted into accepted names and counts of those that are not usable. */
final class GroupNames {
    /** Also in the text of {@link NameFault#BEYOND}. */
    private static final int MOST = 1_000;

    private final Set<String> accepted = new LinkedHashSet<>();
    private final Map<NameFault, Integer> dropped = new EnumMap<>(NameFault.class);

    GroupNames(List<?> members) {
        members.forEach(this::sort);
    }

    private void sort(Object member) {
        Optional<NameFault> fault = member instanceof String name ? faultOf(name) : Optional.of(NameFault.NOT_A_STRING);
        if (fault.isPresent()) {
            dropped.merge(fault.get(), 1, Integer::sum);
        } else if (accepted.size() < MOST || accepted.contains(member)) {
            accepted.add((String) member);
        } else {
            dropped.merge(NameFault.BEYOND, 1, Integer::sum);
        }
    }

    /** A group grants access, so its name must not look like that of another one. */
    private static Optional<NameFault> faultOf(String name) {
        return NameFault.of(name).or(() -> NameFault.spacesAround(name));
    }

    Set<String> accepted() {
        return accepted;
    }

    /** Counts of the names that were left out, without the names; empty if all were accepted. */
    Optional<String> report() {
        String numbers = dropped.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return Optional.of(numbers).filter(text -> !text.isEmpty());
    }
}
