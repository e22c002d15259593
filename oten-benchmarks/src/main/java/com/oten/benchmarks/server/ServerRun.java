package com.oten.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/**
 * A server with applications, and the provider that they log in at, as long as it is open.
 *
 * @param provider the stand-in
 * @param server what is measured
 * @param archives makes more applications for it
 * @param folder of this run: logs, and whatever the server writes
 * @param port the server's
 * @param issuer the stand-in's address
 */
record ServerRun(RunningServer provider, RunningServer server, Archives archives, Path folder, int port, String issuer)
        implements AutoCloseable {

    /** Starts both, and waits until every application responds. */
    static ServerRun start(ServerKind kind, List<Variant> variants, ServerOptions options)
            throws IOException, InterruptedException {
        Path folder = options.folder(kind);
        int port = freePort();
        int providerPort = freePort();
        String issuer = "http://localhost:" + providerPort;
        Archives archives = new Archives(folder, kind, port, issuer, options);
        List<Path> wars = variants.stream().map(archives::war).toList();
        List<String> command = options.command(kind.command(kind.home(options.servers()), folder, wars, port, issuer));
        RunningServer provider =
                RunningServer.start(List.of(), options.provider(providerPort), folder, folder.resolve("provider.log"));
        try {
            RunningServer server =
                    RunningServer.start(options.jvm(folder), command, folder, folder.resolve("server.log"));
            ServerRun run = new ServerRun(provider, server, archives, folder, port, issuer);
            try {
                provider.await(issuer + "/keys");
                for (Variant variant : variants) {
                    server.await(variant.page(port));
                }
                return run;
            } catch (IOException | InterruptedException e) {
                server.close();
                throw e;
            }
        } catch (IOException | InterruptedException e) {
            provider.close();
            throw e;
        }
    }

    Load load() {
        return new Load(server, folder);
    }

    /** The page of a variant, or for the floor what makes somebody the caller and leads to it. */
    String login(Variant variant) {
        return variant == Variant.FLOOR ? variant.page(port).replace("/page", "/login") : variant.page(port);
    }

    @Override
    public void close() {
        server.close();
        provider.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
