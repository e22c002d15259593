package com.oten.jakarta.internal.web.stepup;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.jakarta.rs.OtenFeature;
import com.oten.jakarta.rs.RolesFeature;
import com.oten.jakarta.rs.StepUpFeature;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureLoadingTest {
    private static final String APPLICATION = "jakarta.ws.rs.Application";

    /** Nothing in particular. */
    public static class Usual extends Application {}

    /** Switches discovery off. */
    public static class ServicesOff extends Usual {
        @Override
        public Map<String, Object> getProperties() {
            return Map.of("jakarta.ws.rs.loadServices", false);
        }
    }

    /** Switches discovery off and registers the features itself. */
    public static class Registering extends ServicesOff {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(RolesFeature.class, StepUpFeature.class, OtenFeature.class);
        }
    }

    /** Cannot be created by the library. */
    public static class Injected extends ServicesOff {
        /** Has a parameter, which only the server can inject. */
        public Injected(String something) {}
    }

    @Test
    void finds_an_application_by_the_name_of_its_servlet_or_by_the_parameter() {
        assertThat(fault(ServicesOff.class.getName(), Map.of()))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("jakarta.ws.rs.loadServices=false of the JAX-RS application")
                        .contains(ServicesOff.class.getName(), "getClasses()"));
        assertThat(fault("api", Map.of(APPLICATION, ServicesOff.class.getName())))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.ws.rs.loadServices, false, true",
        "jakarta.ws.rs.loadServices, true, false",
        "jersey.config.disableMetainfServicesLookup, true, true",
        "jersey.config.server.disableMetainfServicesLookup, true, true",
        "jersey.config.server.disableMetainfServicesLookup, false, false"
    })
    void reads_the_parameters_of_the_servlet_too(String name, String value, boolean isOff) {
        assertThat(fault(Usual.class.getName(), Map.of(name, value)).isPresent())
                .isEqualTo(isOff);
        assertThat(fault("api", Map.of(name, value)).isPresent()).isEqualTo(isOff);
    }

    @Test
    void is_content_with_an_application_that_registers_the_features() {
        assertThat(fault(Registering.class.getName(), Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default",
                "com.example.NoSuchClass",
                "jakarta.ws.rs.core.Application",
                "java.lang.String",
                "com.oten.jakarta.internal.web.stepup.FeatureLoadingTest$Usual",
                "com.oten.jakarta.internal.web.stepup.FeatureLoadingTest$Injected"
            })
    void leaves_everything_else_alone(String name) {
        assertThat(fault(name, Map.of())).isEmpty();
    }

    private static Optional<String> fault(String name, Map<String, String> parameters) {
        ServletRegistration servlet = (ServletRegistration) Proxy.newProxyInstance(
                FeatureLoadingTest.class.getClassLoader(),
                new Class<?>[] {ServletRegistration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getName" -> name;
                    case "getInitParameters" -> parameters;
                    case "getInitParameter" -> parameters.get((String) arguments[0]);
                    default -> null;
                });
        return FeatureLoading.fault(servlet, FeatureLoadingTest.class.getClassLoader());
    }
}
