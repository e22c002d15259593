package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.HangingBehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Payara Micro with the five threads for requests that Payara Server has as unpacked. */
class HangingDrillIT extends HangingBehaviour {
    private static final String POOL = "configs.config.server-config.thread-pools.thread-pool.http-thread-pool.";
    private static final String FIVE_THREADS = "set configs.config.server-config.network-config.network-listeners."
            + "network-listener.http-listener.address=127.0.0.1\n"
            + "set " + POOL + "min-thread-pool-size=5\n"
            + "set " + POOL + "max-thread-pool-size=5\n";

    @Override
    protected Process start(Path war, Path folder, int httpPort, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.io.tmpdir=" + folder,
                        "-jar",
                        Path.of(System.getProperty("it.server.home"), "payara-micro.jar")
                                .toString(),
                        "--deploy",
                        war.toString(),
                        "--port",
                        String.valueOf(httpPort),
                        "--prebootcommandfile",
                        Files.writeString(folder.resolve("preboot.txt"), FIVE_THREADS)
                                .toString(),
                        "--nocluster",
                        "--disablephonehome")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
