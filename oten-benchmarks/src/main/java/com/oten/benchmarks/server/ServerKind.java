package com.oten.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** The servers, and how each is started with the applications; a context path is the name of a WAR. */
enum ServerKind {
    WILDFLY("wildfly-39.0.1.Final") {
        @Override
        List<String> command(Path home, Path folder, List<Path> wars, int port, String issuer) throws IOException {
            Path configuration = Files.createDirectories(folder.resolve("configuration"));
            for (String file : List.of(
                    "standalone.xml",
                    "application-users.properties",
                    "application-roles.properties",
                    "mgmt-users.properties",
                    "mgmt-groups.properties")) {
                Files.copy(home.resolve("standalone/configuration").resolve(file), configuration.resolve(file));
            }
            Path deployments = Files.createDirectories(folder.resolve("deployments"));
            for (Path war : wars) {
                Files.copy(war, deployments.resolve(war.getFileName()));
            }
            // as docs/servers.md asks for
            Path yaml = Files.writeString(folder.resolve("oten.yml"), """
                    wildfly-configuration:
                      subsystem:
                        undertow:
                          application-security-domain:
                            other:
                              integrated-jaspi: false
                    """);
            return StandaloneCommandBuilder.of(home)
                    .setBaseDirectory(folder)
                    .setJavaOptions( // instead of the launcher's own limits of memory
                            "-Djboss.bind.address=127.0.0.1",
                            "-Djboss.http.port=" + port,
                            "-Djboss.https.port=0",
                            "-Djboss.management.http.port=0",
                            "-Djboss.management.https.port=0")
                    .setYamlFiles(yaml)
                    .buildArguments();
        }
    },

    PAYARA("payara-micro.jar") {
        @Override
        List<String> command(Path home, Path folder, List<Path> wars, int port, String issuer) throws IOException {
            Path preboot = Files.writeString(
                    folder.resolve("preboot.txt"),
                    "set configs.config.server-config.network-config.network-listeners.network-listener."
                            + "http-listener.address=127.0.0.1");
            List<String> command = new ArrayList<>(List.of(
                    "-Djava.io.tmpdir=" + folder,
                    "-jar",
                    home.toString(),
                    "--port",
                    String.valueOf(port),
                    "--prebootcommandfile",
                    preboot.toString(),
                    "--disablephonehome",
                    "--nocluster"));
            wars.forEach(war -> command.addAll(List.of("--deploy", war.toString())));
            return command;
        }
    },

    OPENLIBERTY("wlp") {
        @Override
        List<String> command(Path home, Path folder, List<Path> wars, int port, String issuer) throws IOException {
            String applications = wars.stream()
                    .map(war -> "<webApplication contextRoot=\"/%s\" location=\"%s\"/>"
                            .formatted(war.getFileName().toString().replace(".war", ""), war))
                    .collect(Collectors.joining("\n"));
            // the own client finds its callers in that cache; for others docs/servers.md asks to switch it off
            boolean own = wars.stream().anyMatch(war -> war.endsWith(Variant.OWN.id() + ".war"));
            Path server = Files.createDirectories(folder.resolve("servers/bench"));
            Files.writeString(
                    server.resolve("server.xml"), """
                    <server>
                      <featureManager>
                        <feature>servlet-6.0</feature>
                        <feature>cdi-4.0</feature>
                        <feature>restfulWS-3.1</feature>
                        <feature>appSecurity-5.0</feature>
                        <feature>mpConfig-3.1</feature>
                        <feature>jsonp-2.1</feature>
                        <feature>concurrent-3.0</feature>
                        <feature>openidConnectClient-1.0</feature>
                      </featureManager>
                      <executor coreThreads="64"/>
                      <authentication cacheEnabled="%5$s"/>
                      <logging consoleLogLevel="INFO"/>
                      <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%1$d" httpsPort="-1"/>
                      <httpOptions maxKeepAliveRequests="-1"/>
                      <keyStore id="defaultKeyStore" password="%2$s"/>
                      <openidConnectClient id="own" clientId="own" clientSecret="%2$s" httpsRequired="false"
                          issuerIdentifier="%4$s" authorizationEndpointUrl="%4$s/authorize"
                          tokenEndpointUrl="%4$s/token" jwkEndpointUrl="%4$s/keys" signatureAlgorithm="RS256"
                          userIdentifier="sub" isClientSideRedirectSupported="false"
                          redirectToRPHostAndPort="http://localhost:%1$d" authFilterRef="own"/>
                      <authFilter id="own"><requestUrl urlPattern="/own/" matchType="contains"/></authFilter>
                      %3$s
                    </server>
                    """.formatted(port, Archives.SECRET, applications, issuer, own));
            Path tools = home.resolve("bin/tools");
            return List.of(
                    "@" + home.resolve("lib/platform/java/java9.options"),
                    "-javaagent:" + tools.resolve("ws-javaagent.jar"),
                    "-jar",
                    tools.resolve("ws-server.jar").toString(),
                    "bench");
        }
    };

    private final String home;

    ServerKind(String home) {
        this.home = home;
    }

    /** Where the server was unpacked, by its folder's or file's name. */
    Path home(Path servers) {
        return servers.resolve(home);
    }

    /** What follows {@code java} and the options of all servers. */
    abstract List<String> command(Path home, Path folder, List<Path> wars, int port, String issuer) throws IOException;
}
