package com.oten.jakarta.cli;

import com.oten.jakarta.internal.config.KnownKeys;
import com.oten.jakarta.internal.startup.ConfiguredSecret;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The settings as the application sees them on a server (MicroProfile Config): system properties, then environment
 * variables, then files, with expressions and profiles.
 */
final class ApplicationConfig {
    private static final String IN_WAR = "WEB-INF/classes/META-INF/microprofile-config.properties";
    /** The ordinal that MicroProfile Config gives to environment variables. */
    private static final int ENVIRONMENT = 300;

    private static final int FILE = 200;
    private static final int WAR = 100;

    private final SmallRyeConfig config;

    private ApplicationConfig(SmallRyeConfig config) {
        this.config = config;
    }

    static ApplicationConfig of(Map<String, String> environment, Optional<Path> file, Optional<Path> war) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new SysPropConfigSource(), new EnvConfigSource(environment, ENVIRONMENT));
        if (file.isPresent()) {
            builder.withSources(source(properties(file.get()), file.get(), FILE));
        }
        if (war.isPresent()) {
            builder.withSources(source(propertiesOf(war.get()), war.get(), WAR));
        }
        return new ApplicationConfig(builder.build());
    }

    /**
     * The value of a key.
     *
     * @throws CannotRun if an expression cannot be expanded; its message contains no value
     */
    Optional<String> value(String key) {
        try {
            Optional<String> value = KnownKeys.isSecret(key)
                    ? ConfiguredSecret.of(config, key).value()
                    : config.getOptionalValue(key, String.class);
            // a server treats the key as absent; say why, instead of that it is missing
            String raw = config.getConfigValue(key).getRawValue();
            if (value.isEmpty() && raw != null && !raw.isBlank()) {
                throw notExpanded(key);
            }
            return value;
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw notExpanded(key); // the message of the cause would quote the value
        }
    }

    /** Whether the value of a secret is what an expression expands to. */
    boolean isExpanded(String key) {
        return KnownKeys.isSecret(key) && ConfiguredSecret.of(config, key).isExpanded();
    }

    private static CannotRun notExpanded(String key) {
        return new CannotRun(key + " holds an expression ${...} that cannot be expanded");
    }

    /** All property names, including environment variables. */
    Iterable<String> names() {
        return config.getPropertyNames();
    }

    private static PropertiesConfigSource source(Properties properties, Path file, int ordinal) {
        Map<String, String> values = properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
        return new PropertiesConfigSource(values, file.toString(), ordinal);
    }

    private static Properties properties(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotRun(file + " cannot be read as a properties file");
        }
    }

    /** Empty if the WAR has no such file: everything may be in the environment. */
    private static Properties propertiesOf(Path war) {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            ZipEntry entry = zip.getEntry(IN_WAR);
            if (entry == null) {
                return new Properties();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return read(in);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotRun(war + " cannot be read as a WAR");
        }
    }

    private static Properties read(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        return properties;
    }
}
