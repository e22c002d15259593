package com.oten.emulator;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an emulator for JUnit 5, to be registered with {@code @RegisterExtension}: in a static field one emulator serves
 * the class, in an instance field each test has its own. Before each test it is reset ({@link
 * OtenEmulator#reset}). Test methods may take an {@link OtenEmulator} parameter.
 */
public final class OtenEmulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final OtenEmulatorBuilder builder;
    private Optional<OtenEmulator> running = Optional.empty();
    /**
     * The nesting depth of test classes, since nested ones call {@link #beforeAll} too; 0 with one emulator per test.
     */
    private int depth;

    private OtenEmulatorExtension(OtenEmulatorBuilder builder) {
        this.builder = builder;
    }

    /**
     * Runs an emulator with these settings.
     *
     * @param builder not started
     * @return the extension
     */
    public static OtenEmulatorExtension with(OtenEmulatorBuilder builder) {
        return new OtenEmulatorExtension(builder);
    }

    /**
     * The running emulator.
     *
     * @return the emulator of this class or test
     * @throws IllegalStateException outside of a test
     */
    public OtenEmulator emulator() {
        return running.orElseThrow(() -> new IllegalStateException("the emulator runs only during tests"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        depth++;
        if (depth == 1) {
            start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (depth > 0) {
            emulator().reset();
        } else {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (depth == 0) {
            end();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        depth--;
        if (depth == 0) {
            end();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OtenEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }

    private void start() {
        running = Optional.of(builder.start());
    }

    private void end() {
        running.ifPresent(OtenEmulator::close);
        running = Optional.empty();
    }
}
