package com.oten.jakarta.internal.rules;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every place where a method of a class is declared. The subclasses that servers generate (proxies, interceptors)
 * override its methods without their annotations; they count like any other class, but their methods are never the own
 * one.
 *
 * @param own the one that runs
 * @param classes from the class itself up to that of the own method
 * @param inherited what the own method overrides or implements: of superclasses first, then of interfaces
 * @param supertypes the class, its superclasses and all interfaces
 */
public record Declarations(Method own, List<Class<?>> classes, List<Method> inherited, List<Class<?>> supertypes) {
    /** Copies the lists. */
    public Declarations {
        classes = List.copyOf(classes);
        inherited = List.copyOf(inherited);
        supertypes = List.copyOf(supertypes);
    }

    /**
     * Looks a method up.
     *
     * @param type the class whose method is called
     * @param method one of its declarations
     * @return all of them
     */
    public static Declarations of(Class<?> type, Method method) {
        return new Lineage(type).declarations(method);
    }

    /** A class with all its supertypes, and what their type parameters stand for. */
    private static final class Lineage {
        private final List<Class<?>> classes = new ArrayList<>();
        private final Set<Class<?>> types = new LinkedHashSet<>();
        private final Map<TypeVariable<?>, Type> arguments = new HashMap<>();

        Lineage(Class<?> type) {
            for (Class<?> next = type; next != null && next != Object.class; next = next.getSuperclass()) {
                classes.add(next);
                types.add(next);
                learn(next.getGenericSuperclass());
            }
            List.copyOf(classes).forEach(this::addInterfaces);
        }

        private void addInterfaces(Class<?> type) {
            Arrays.stream(type.getGenericInterfaces()).forEach(this::learn);
            for (Class<?> next : type.getInterfaces()) {
                types.add(next);
                addInterfaces(next);
            }
        }

        private void learn(@Nullable Type supertype) {
            if (supertype instanceof ParameterizedType known) {
                TypeVariable<?>[] parameters = ((Class<?>) known.getRawType()).getTypeParameters();
                for (int i = 0; i < parameters.length; i++) {
                    arguments.put(parameters[i], known.getActualTypeArguments()[i]);
                }
            }
        }

        Declarations declarations(Method method) {
            List<Method> all = new ArrayList<>();
            for (Class<?> type : types) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(candidate -> isSame(candidate, method))
                        .forEach(all::add);
            }
            Method own = all.stream()
                    .filter(found -> !isGenerated(found.getDeclaringClass()))
                    .findFirst()
                    .orElse(method);
            all.remove(own);
            Set<Class<?>> between = new LinkedHashSet<>();
            for (Class<?> type : classes) {
                between.add(type);
                if (type == own.getDeclaringClass()) {
                    break;
                }
            }
            between.add(own.getDeclaringClass());
            return new Declarations(own, List.copyOf(between), all, List.copyOf(types));
        }

        private boolean isSame(Method candidate, Method method) {
            return candidate.getName().equals(method.getName())
                    && candidate.getParameterCount() == method.getParameterCount()
                    && !Modifier.isStatic(candidate.getModifiers())
                    && (!Modifier.isPrivate(candidate.getModifiers()) || candidate.equals(method))
                    && (Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())
                            || parameters(candidate).equals(parameters(method)));
        }

        private List<Class<?>> parameters(Method method) {
            List<Class<?>> parameters = new ArrayList<>();
            for (Type type : method.getGenericParameterTypes()) {
                parameters.add(erased(type));
            }
            return parameters;
        }

        private Class<?> erased(Type type) {
            if (type instanceof Class<?> known) {
                return known;
            }
            if (type instanceof ParameterizedType known) {
                return erased(known.getRawType());
            }
            if (type instanceof GenericArrayType array) {
                return erased(array.getGenericComponentType()).arrayType();
            }
            if (type instanceof TypeVariable<?> variable) {
                Type argument = arguments.get(variable);
                return erased(argument == null ? variable.getBounds()[0] : argument);
            }
            return erased(((WildcardType) type).getUpperBounds()[0]);
        }

        /** Made by Weld or by an EJB container; a class of the application that looks like one loses nothing. */
        private static boolean isGenerated(Class<?> type) {
            return type.isSynthetic() || type.getName().contains("$$");
        }
    }
}
