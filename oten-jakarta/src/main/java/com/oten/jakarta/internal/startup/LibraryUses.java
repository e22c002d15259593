package com.oten.jakarta.internal.startup;

import com.oten.jakarta.OtenDoctor;
import com.oten.jakarta.OtenEvent;
import com.oten.jakarta.OtenSessions;
import com.oten.jakarta.OtenTokenService;
import com.oten.jakarta.OtenUser;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What in an application's code uses the library, in the order in which CDI discovers it. */
final class LibraryUses {
    private static final Set<Class<?>> OFFERED =
            Set.of(OtenUser.class, OtenTokenService.class, OtenSessions.class, OtenDoctor.class);

    private @Nullable String first;

    void add(ProcessAnnotatedType<?> type) {
        note(type.getAnnotatedType().getJavaClass() + " has @OtenStepUp");
    }

    void add(InjectionPoint point) {
        if (isOffered(point.getType())) {
            note(point.getMember().getDeclaringClass() + " injects a bean of the library");
        }
    }

    void add(ObserverMethod<?> method) {
        if (method.getObservedType() instanceof Class<?> observed && OtenEvent.class.isAssignableFrom(observed)) {
            note(method.getBeanClass() + " observes events of the library");
        }
    }

    /** The first use, as text for a message. */
    Optional<String> first() {
        return Optional.ofNullable(first);
    }

    private void note(String use) {
        if (first == null) {
            first = use;
        }
    }

    /** As itself, or as an {@code Instance} of it. */
    private static boolean isOffered(Type type) {
        return type instanceof ParameterizedType with
                ? Arrays.stream(with.getActualTypeArguments()).anyMatch(OFFERED::contains)
                : type instanceof Class<?> plain && OFFERED.contains(plain);
    }
}
