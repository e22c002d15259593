package com.oten.emulator;

import com.oten.emulator.provider.ControlEndpoint;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: runs an emulator until Ctrl-C. */
@Command(
        name = "oten-emulator",
        description = "A strict local Oten, for tests and demos. Listens on the loopback address only.")
final class StandaloneEmulator implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(names = "--port", defaultValue = "9000", description = "the port; 0 chooses a free one (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "localhost",
            description = "the host name in the issuer (${DEFAULT-VALUE})")
    private String host = "localhost";

    @Option(
            names = "--client",
            paramLabel = "ID:SECRET:REDIRECT_URI[,REDIRECT_URI]",
            description = "registers a client; an empty secret makes it public (a demo client on port 8080)")
    private List<String> clients = List.of();

    @Option(
            names = "--logout-uri",
            paramLabel = "ID:URI",
            description = "lets a client send users there after a logout")
    private List<String> logoutUris = List.of();

    @Option(
            names = "--backchannel-logout",
            paramLabel = "ID:URI",
            description = "notifies a client there when a session ends")
    private List<String> backchannelUris = List.of();

    @Option(
            names = "--request-keys",
            paramLabel = "ID:URI",
            description = "accepts EdDSA request objects of a client, verified with the JWK Set there")
    private List<String> requestKeys = List.of();

    @Option(
            names = "--service-scopes",
            paramLabel = "ID:SCOPE[,SCOPE]",
            description = "what a client may ask for with the client credentials grant (read:data, write:data)")
    private List<String> serviceScopes = List.of();

    @Option(
            names = "--user",
            paramLabel = "NAME[:GROUP,GROUP]",
            description = "adds a user (alice in admins and users, bob in users)")
    private List<String> users = List.of();

    @Option(
            names = "--alg",
            defaultValue = "EdDSA",
            description = "signs ID tokens: EdDSA, ES256, RS256, PS256 (${DEFAULT-VALUE})")
    private String algorithm = "EdDSA";

    @Option(
            names = "--access-token-lifetime",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            description = "(${DEFAULT-VALUE})")
    private long accessTokenLifetime;

    @Option(names = "--approve-all", paramLabel = "NAME", description = "no pages: everybody is this user")
    private List<String> approveAll = List.of();

    private final CountDownLatch end;

    StandaloneEmulator(CountDownLatch end) {
        this.end = end;
    }

    /**
     * Runs it.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "oten-emulator-end"));
        System.exit(commandLine(end).execute(args));
    }

    static CommandLine commandLine(CountDownLatch end) {
        return new CommandLine(new StandaloneEmulator(end)).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        OtenEmulatorBuilder builder = OtenEmulator.builder()
                .port(port)
                .host(host)
                .idTokenAlgorithm(algorithm())
                .accessTokenLifetime(Duration.ofSeconds(accessTokenLifetime));
        registrations().forEach(builder::client);
        users.forEach(text -> builder.user(user(text)));
        try (OtenEmulator oten = builder.start()) {
            approveAll.forEach(oten::approveAll);
            announce(oten);
            end.await();
        }
        return 0;
    }

    private void announce(OtenEmulator oten) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Oten emulator, for tests only");
        out.println("  issuer    " + oten.issuer());
        oten.provider().clients.all().forEach(client -> {
            out.println("  client    " + client.id() + (client.isPublic() ? " (public)" : ""));
            if (client.id().equals(OtenEmulator.DEFAULT_CLIENT.id()) && clients.isEmpty()) {
                // the demo client cannot be used without it, and it is not confidential
                out.println("            secret " + client.secrets().get(0));
            }
            client.redirectUris().forEach(uri -> out.println("            " + uri));
            out.println("            service tokens for " + String.join(" ", new TreeSet<>(client.serviceScopes())));
            client.backchannelLogout().ifPresent(to -> out.println("            logout tokens to " + to.uri()));
        });
        oten.provider()
                .users
                .all()
                .forEach(user -> out.println("  user      " + user.username() + " " + user.groups()));
        out.println("  errors    " + oten.issuer() + ControlEndpoint.PREFIX);
        out.println("Ctrl-C ends it");
        out.flush();
    }

    private IdTokenAlgorithm algorithm() {
        return Arrays.stream(IdTokenAlgorithm.values())
                .filter(known -> known.alg().equals(algorithm))
                .findFirst()
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "--alg must be EdDSA, ES256, RS256 or PS256"));
    }

    private List<EmulatedClient> registrations() {
        List<EmulatedClient> registered = clients.isEmpty()
                ? List.of(OtenEmulator.DEFAULT_CLIENT)
                : clients.stream().map(this::client).toList();
        return registered.stream().map(this::withUris).toList();
    }

    private EmulatedClient withUris(EmulatedClient client) {
        List<String> afterLogout = of(client, logoutUris);
        EmulatedClient all =
                afterLogout.isEmpty() ? client : client.withPostLogoutRedirectUris(afterLogout.toArray(String[]::new));
        for (String uri : of(client, backchannelUris)) {
            all = all.withBackchannelLogout(uri(uri));
        }
        for (String uri : of(client, requestKeys)) {
            all = all.withRequestKeysAt(uri(uri));
        }
        for (String scopes : of(client, serviceScopes)) {
            all = all.withServiceScopes(scopes(scopes));
        }
        return all;
    }

    private static List<String> of(EmulatedClient client, List<String> options) {
        String prefix = client.id() + ":";
        return options.stream()
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .toList();
    }

    private String[] scopes(String text) {
        String[] scopes = text.split(",", -1);
        if (!Arrays.stream(scopes)
                .allMatch(scope -> scope.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]+"))) { // RFC 6749, 3.3
            throw new ParameterException(
                    spec.commandLine(), "--service-scopes must be ID:SCOPE[,SCOPE], for instance shop:orders:read");
        }
        return scopes;
    }

    private URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ParameterException(spec.commandLine(), text + " is not a URI", e);
        }
    }

    private EmulatedClient client(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3 || parts[0].isBlank() || parts[2].isBlank()) {
            throw new ParameterException(spec.commandLine(), "--client must be ID:SECRET:REDIRECT_URI");
        }
        String[] uris = parts[2].split(",", -1);
        return parts[1].isEmpty()
                ? EmulatedClient.withoutSecret(parts[0], uris)
                : EmulatedClient.confidential(parts[0], parts[1], uris);
    }

    private EmulatedUser user(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? EmulatedUser.of(text)
                : EmulatedUser.of(text.substring(0, colon))
                        .withGroups(text.substring(colon + 1).split(",", -1));
    }
}
