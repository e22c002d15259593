package com.oten.jakarta.cli;

import com.oten.jakarta.OtenFinding;
import com.oten.jakarta.OtenFinding.Verdict;
import com.oten.jakarta.error.OtenConfigurationException;
import com.oten.jakarta.internal.client.OtenClient;
import com.oten.jakarta.internal.config.ActivationState;
import com.oten.jakarta.internal.config.KnownKeys;
import com.oten.jakarta.internal.config.Lookup;
import com.oten.jakarta.internal.config.OtenConfig;
import com.oten.jakarta.internal.doctor.Absence;
import com.oten.jakarta.internal.store.LocalStore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the configuration as the application does, and runs the checklist of Oten's guide against it. */
@Command(
        name = "doctor",
        description =
                "Runs the checklist of Oten's \"Common Errors\" guide against an application's configuration: OTEN_..."
                        + " environment variables, -Doten... system properties, and the files named here.",
        subcommands = KeygenCommand.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing failed", "1:something failed", "2:it could not be run"})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(names = "--json", description = "prints one JSON object instead of a table")
    private boolean json;

    @Option(names = "--war", paramLabel = "FILE", description = "reads the microprofile-config.properties of a WAR")
    private @Nullable Path war;

    @Option(names = "--config", paramLabel = "FILE", description = "reads a properties file, which wins over the WAR's")
    private @Nullable Path file;

    @Option(
            names = "--client-credentials",
            description =
                    "asks Oten for a service token, to see whether it accepts the client's credentials; discards it")
    private boolean clientCredentials;

    @Option(names = "--local", description = "leaves out what needs the network")
    private boolean local;

    @Option(
            names = "--context-path",
            paramLabel = "PATH",
            description = "where the application is deployed, such as /shop (default: the WAR's name, else the root)")
    private @Nullable String contextPath;

    private final Map<String, String> environment;

    DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        String path = checkedContextPath();
        ApplicationConfig settings =
                ApplicationConfig.of(environment, Optional.ofNullable(file), Optional.ofNullable(war));
        Optional<ActivationState> state;
        List<OtenFinding> findings;
        try {
            // running the doctor implies that the library is wanted, as the annotation does
            state = Optional.of(ActivationState.of(lookup(settings), settings.names(), true));
            findings = findings(state.get(), path);
        } catch (OtenConfigurationException e) {
            boolean hasClient =
                    look(settings, "oten.client-id").filter(id -> !id.isBlank()).isPresent();
            if (hasClient || KnownKeys.missedClientId(settings.names()).isEmpty()) {
                throw e;
            }
            state = Optional.empty();
            findings = Absence.of(e);
        }
        Optional<OtenConfig> config = state.flatMap(
                found -> found instanceof ActivationState.On on ? Optional.of(on.config()) : Optional.empty());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? JsonReport.of(config, findings) : TableReport.of(config, findings, Ticks.ofConsole()));
        out.flush();
        return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED) ? 1 : 0;
    }

    private List<OtenFinding> findings(ActivationState state, String path) {
        PrintWriter err = spec.commandLine().getErr();
        if (state instanceof ActivationState.On on) {
            on.config().warnings().forEach(err::println);
            Clock clock = Clock.systemUTC();
            try (OtenClient client =
                    new OtenClient(on.config(), path, clock, new SecureRandom(), new LocalStore(clock), event -> {})) {
                return local
                        ? client.doctor().examineLocally()
                        : client.doctor().examine();
            }
        }
        if (state instanceof ActivationState.Off off) {
            off.config().warnings().forEach(err::println);
            return Absence.of(off.config());
        }
        return Absence.unused();
    }

    private Lookup lookup(ApplicationConfig settings) {
        return new Lookup() {
            @Override
            public Optional<String> apply(String key) {
                return look(settings, key);
            }

            @Override
            public boolean isExpanded(String key) {
                return settings.isExpanded(key);
            }
        };
    }

    private Optional<String> look(ApplicationConfig settings, String key) {
        return clientCredentials && key.equals("oten.doctor.client-credentials")
                ? Optional.of("true")
                : settings.value(key);
    }

    private String checkedContextPath() {
        String path = contextPath == null ? nameOfWar() : contextPath;
        if (!path.isEmpty() && (!path.startsWith("/") || path.endsWith("/"))) {
            throw new ParameterException(
                    spec.commandLine(), "--context-path must begin with a slash and not end with one");
        }
        return path;
    }

    private String nameOfWar() {
        if (war == null || war.getFileName() == null) {
            return "";
        }
        String name = war.getFileName().toString().replaceFirst("(?i)\\.war$", "");
        return name.equals("ROOT") ? "" : "/" + name;
    }
}
