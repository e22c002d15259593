package com.oten.jakarta.it.wildfly;

import com.oten.jakarta.it.EarBehaviour;
import com.oten.jakarta.it.EarLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

class EarIT extends EarBehaviour {
    @Override
    protected String refusal(EarLayout layout) {
        return switch (layout) {
            case LIBRARY_IN_EAR, LIBRARY_IN_EAR_FOR_TWO -> OTHER_VALUES;
            case ALL_IN_EAR_FOR_TWO -> ONE_COPY;
            case APPLICATION_ANNOTATED -> NO_SCOPE;
            default -> "";
        };
    }

    @Override
    protected Process start(List<Path> ears, Path folder, int httpPort, Path log) throws IOException {
        Path home = Path.of(System.getProperty("it.server.home"));
        Path configuration = Files.createDirectory(folder.resolve("configuration"));
        for (String file : List.of(
                "standalone.xml",
                "application-users.properties",
                "application-roles.properties",
                "mgmt-users.properties",
                "mgmt-groups.properties")) {
            Files.copy(home.resolve("standalone/configuration").resolve(file), configuration.resolve(file));
        }
        Path deployments = Files.createDirectory(folder.resolve("deployments"));
        for (Path ear : ears) {
            Files.copy(ear, deployments.resolve(ear.getFileName()));
        }
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(home)
                .setBaseDirectory(folder)
                .addServerArgument("--yaml=" + System.getProperty("it.server.yaml"));
        List.of(
                        "-Xmx768m",
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.http.port=" + httpPort,
                        // whichever is free; nobody asks there
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.https.port=0",
                        "-Djboss.management.http.port=0",
                        "-Djboss.management.https.port=0")
                .forEach(command::addJavaOption);
        return Launcher.of(command)
                .setRedirectErrorStream(true)
                .redirectOutput(log)
                .launch();
    }
}
