package com.oten.jakarta.internal.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the application that this copy of the library belongs to. In an EAR it is not always the one
 * that the server provides: WildFly and Open Liberty start CDI with the class loader of the EAR, which does not see the
 * WARs, and Payara has one configuration for the EAR and leaves out the files of its WARs.
 */
public final class ApplicationConfig {
    private static final String FILE = "META-INF/microprofile-config.properties";

    private ApplicationConfig() {}

    /**
     * Finds the configuration.
     *
     * @return the server's, with the application's files that the server has left out
     */
    public static Config find() {
        ClassLoader application = classLoader();
        Config config = ConfigProvider.getConfig(application);
        List<ConfigSource> sources = new ArrayList<>();
        config.getConfigSources().forEach(sources::add);
        List<ConfigSource> leftOut = files(application).stream()
                .filter(file -> sources.stream().noneMatch(source -> contains(source, file)))
                .toList();
        if (leftOut.isEmpty()) {
            return config;
        }
        sources.addAll(leftOut);
        return ConfigProviderResolver.instance()
                .getBuilder()
                .forClassLoader(application)
                .withSources(sources.toArray(ConfigSource[]::new))
                .addDiscoveredConverters()
                .build();
    }

    /** The context class loader, unless it does not see this copy of the library: then the one that loaded it. */
    private static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null && knowsThisLibrary(context) ? context : ApplicationConfig.class.getClassLoader();
    }

    private static boolean knowsThisLibrary(ClassLoader loader) {
        try {
            return Class.forName(ApplicationConfig.class.getName(), false, loader) == ApplicationConfig.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static List<ConfigSource> files(ClassLoader loader) {
        List<ConfigSource> files = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(FILE))) {
                files.add(read(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigSource read(URL file) throws IOException {
        Properties properties = new Properties();
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar would stay open after undeployment
        try (InputStream content = connection.getInputStream()) {
            properties.load(content);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return new FileSource(file.toString(), values);
    }

    private static boolean contains(ConfigSource source, ConfigSource file) {
        return source.getPropertyNames().containsAll(file.getPropertyNames());
    }

    /** A file that the server has not read. */
    private record FileSource(String name, Map<String, String> values) implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public @Nullable String getValue(String key) {
            return values.get(key);
        }

        @Override
        public String getName() {
            return name;
        }

        /** The values may be secrets. */
        @Override
        public String toString() {
            return "FileSource[" + name + "]";
        }
    }
}
