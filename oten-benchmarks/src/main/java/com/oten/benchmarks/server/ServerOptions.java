package com.oten.benchmarks.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How servers are started: options of the command line. */
final class ServerOptions {
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    @Option(names = "--servers", required = true, description = "The folder in which the servers were unpacked.")
    private Path servers = Path.of("");

    @Option(names = "--output", required = true, description = "The folder for results and logs.")
    private Path output = Path.of("");

    @Option(names = "--before", description = "A jar of the library to compare with.")
    private @Nullable Path before;

    @Option(names = "--provider-alg", defaultValue = "RS256", description = "Of ID tokens: RS256 or EdDSA.")
    private String providerAlgorithm = "";

    @Option(names = "--alg", defaultValue = "HS256", description = "Of request objects: HS256 or EdDSA.")
    private String algorithm = "";

    @Option(
            names = "--corretto",
            description = "Has WildFly use Amazon Corretto's provider of cryptography first (Linux on x86-64).")
    private boolean corretto;

    @Option(names = "--jvm", description = "An option for the servers' JVM; may be repeated.")
    private List<String> jvm = List.of();

    Path servers() {
        return servers.toAbsolutePath();
    }

    /** Of request objects. */
    String algorithm() {
        return algorithm;
    }

    @Nullable Path before() {
        return before;
    }

    /** A new one for a run. */
    Path folder(ServerKind kind) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(output.toAbsolutePath()), kind + "-");
    }

    /** Where a table goes. */
    Path result(String name) {
        return output.resolve(name + ".md");
    }

    /** What follows {@code java} to start the stand-in. */
    List<String> provider(int port) {
        return List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-Dsun.net.httpserver.idleInterval=3600", // or it closes connections just as they are used
                "-Dsun.net.httpserver.maxIdleConnections=10000", // the same, as soon as some client leaves many open
                "-Dsun.net.httpserver.nodelay=true", // or a response waits for the acknowledgement of its head
                StandInProvider.class.getName(),
                String.valueOf(port),
                providerAlgorithm);
    }

    /** Options of the servers' JVM. */
    List<String> jvm(Path folder) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xms1g", "-Xmx1g"));
        if (corretto) {
            options.add("-Djava.security.properties="
                    + Files.writeString(folder.resolve("security.properties"), providers()));
        }
        options.addAll(jvm);
        return options;
    }

    /** What starts a server, with the native provider on its class path if it is to be used. */
    List<String> command(List<String> command) throws IOException {
        int jar = command.indexOf("-jar");
        if (!corretto) {
            return command;
        }
        // -jar leaves no other class path, and on that of the boot loader the provider does not start
        List<String> changed = new ArrayList<>(command);
        String server = command.get(jar + 1);
        changed.set(jar, "-cp");
        changed.set(jar + 1, server + File.pathSeparator + library(".*/AmazonCorrettoCryptoProvider-[^/]*\\.jar"));
        try (JarFile file = new JarFile(server)) {
            changed.add(jar + 2, file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS));
        }
        return changed;
    }

    /** All that this JVM has, with another one first: a property of that file replaces one of the JDK's, and is not added. */
    private static String providers() {
        List<String> names = Stream.concat(
                        Stream.of(CORRETTO),
                        Arrays.stream(Security.getProviders()).map(Provider::getName))
                .toList();
        return IntStream.range(0, names.size())
                .mapToObj(index -> "security.provider." + (index + 1) + "=" + names.get(index) + "\n")
                .collect(Collectors.joining());
    }

    /** A library of the class path. */
    static File library(String pattern) {
        List<String> found = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(pattern))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(pattern + " is to be once on the class path, and is " + found);
        }
        return new File(found.get(0));
    }
}
