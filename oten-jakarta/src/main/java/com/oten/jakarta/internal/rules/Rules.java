package com.oten.jakarta.internal.rules;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the rule of a method. Jakarta Annotations section 2.1 (inheritance) lets the method's own annotation decide,
 * then that of its class, for what the class declares; it ignores those of interfaces and overridden methods. Jakarta
 * REST section 3.6 does inherit annotations from there, but only its own. So whoever annotates an interface believes it
 * closed: where a class says nothing, or only that everybody may call, what its method inherits counts, the strictest
 * if there are several.
 */
public final class Rules {
    private final Function<AnnotatedElement, Optional<Rule>> declared;

    /**
     * For one kind of annotations.
     *
     * @param declared what a class or a method says by itself; throws if it contradicts itself
     */
    public Rules(Function<AnnotatedElement, Optional<Rule>> declared) {
        this.declared = declared;
    }

    /**
     * The rule of a method.
     *
     * @param type the class whose method is called, which need not declare it
     * @param method one of its declarations
     * @return empty if nothing is declared anywhere
     */
    public Optional<Rule> of(Class<?> type, Method method) {
        Declarations found = Declarations.of(type, method);
        Optional<Rule> own = declared.apply(found.own());
        if (own.isPresent()) {
            return own;
        }
        List<Rule> ofClasses = declared(found.classes());
        List<Rule> closing = ofClasses.stream().filter(Rule::isClosing).toList();
        if (!closing.isEmpty()) {
            return Rule.all(closing);
        }
        return Rule.all(inherited(found))
                .or(() -> Rule.all(ofClasses))
                .or(() -> Rule.all(declared(found.supertypes())));
    }

    /** Without what an annotated method in between has overridden. */
    private List<Rule> inherited(Declarations found) {
        List<Rule> rules = new ArrayList<>();
        List<Class<?>> annotated = new ArrayList<>();
        for (Method method : found.inherited()) {
            Class<?> type = method.getDeclaringClass();
            if (annotated.stream().anyMatch(type::isAssignableFrom)) {
                continue;
            }
            Optional<Rule> ofMethod = declared.apply(method);
            if (ofMethod.isPresent()) {
                annotated.add(type);
            }
            ofMethod.or(() -> declared.apply(type)).ifPresent(rules::add);
        }
        return rules;
    }

    private List<Rule> declared(Collection<Class<?>> types) {
        return types.stream().flatMap(type -> declared.apply(type).stream()).toList();
    }
}
