package com.oten.jakarta.internal.session;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a claim says of groups, sorted into names that are taken and the numbers of those that are not. */
final class GroupNames {
    /** {@link NameFault#BEYOND} says it, too. */
    private static final int MOST = 1_000;

    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<NameFault, Integer> dropped = new EnumMap<>(NameFault.class);

    GroupNames(List<?> members) {
        members.forEach(this::sort);
    }

    private void sort(Object member) {
        Optional<NameFault> fault = member instanceof String name ? faultOf(name) : Optional.of(NameFault.NO_TEXT);
        if (fault.isPresent()) {
            dropped.merge(fault.get(), 1, Integer::sum);
        } else if (taken.size() < MOST || taken.contains(member)) {
            taken.add((String) member);
        } else {
            dropped.merge(NameFault.BEYOND, 1, Integer::sum);
        }
    }

    /** A group opens doors, so it must not look like another one, either. */
    private static Optional<NameFault> faultOf(String name) {
        return NameFault.of(name).or(() -> NameFault.spacesAround(name));
    }

    Set<String> taken() {
        return taken;
    }

    /** Numbers, and no name but the reserved ones; empty if all names were taken. */
    Optional<String> report() {
        String numbers = dropped.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return Optional.of(numbers).filter(text -> !text.isEmpty());
    }
}
