package com.oten.jakarta.internal.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may call.
 *
 * @param kind what it is about
 * @param roles of each set one is needed; {@code "**"} is any caller
 */
public record Rule(Kind kind, List<Set<String>> roles) {
    /** For nobody. */
    public static final Rule DENY = new Rule(Kind.DENY, List.of());

    /** For everybody. */
    public static final Rule PERMIT = new Rule(Kind.PERMIT, List.of());

    /** What a rule is about, the strictest first. */
    public enum Kind {
        /** For nobody. */
        DENY,
        /** For callers with a role. */
        ROLES,
        /** For everybody. */
        PERMIT
    }

    /** Copies the list. */
    public Rule {
        roles = List.copyOf(roles);
    }

    /**
     * For callers with a role.
     *
     * @param any one of these; without any it is for nobody
     * @return the rule
     */
    public static Rule anyOf(Collection<String> any) {
        return new Rule(Kind.ROLES, List.of(Set.copyOf(any)));
    }

    /**
     * The rule that combines all of these.
     *
     * @param rules in any order
     * @return the strictest, with the roles of all; empty if there are no rules
     */
    public static Optional<Rule> all(Collection<Rule> rules) {
        return rules.stream().reduce(Rule::and);
    }

    private Rule and(Rule other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind) < 0 ? this : other;
        }
        List<Set<String>> both = new ArrayList<>(roles);
        other.roles.stream().filter(any -> !both.contains(any)).forEach(both::add);
        return new Rule(kind, both);
    }

    /**
     * Whether it refuses anybody.
     *
     * @return false if it is for everybody
     */
    public boolean isClosing() {
        return kind != Kind.PERMIT;
    }

    /**
     * Whether the roles of a caller suffice; asked only of rules that are about roles.
     *
     * @param caller says of a role whether the caller has it
     * @return true if one of each set is there
     */
    public boolean isMetBy(Predicate<String> caller) {
        return roles.stream().allMatch(any -> any.stream().anyMatch(caller));
    }
}
