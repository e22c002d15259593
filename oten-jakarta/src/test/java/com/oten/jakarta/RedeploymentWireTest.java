package com.oten.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What stays in a server when an application is undeployed. */
class RedeploymentWireTest {
    @Test
    void nothing_is_left_of_applications_that_were_undeployed() throws IOException, InterruptedException {
        // a JVM of its own: a thread that the JDK starts once and keeps must be started here, by an application
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RedeployingServer.class.getName())
                .redirectErrorStream(true)
                .start();
        String told = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // P01
        assertThat(server.waitFor()).as(told).isZero();
        assertThat(told.lines().toList()).endsWith("class loaders left: 0", "threads left: []");
    }
}
