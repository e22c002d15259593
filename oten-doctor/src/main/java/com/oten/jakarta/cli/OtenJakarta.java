package com.oten.jakarta.cli;

import com.oten.jakarta.error.OtenException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
        name = "oten-jakarta",
        description = "Tools around oten-jakarta, which logs the users of Jakarta EE applications in through Oten.",
        subcommands = DoctorCommand.class)
final class OtenJakarta implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    private OtenJakarta() {}

    /**
     * Runs a command.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine(System.getenv()).execute(args));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        IFactory factory = new IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == DoctorCommand.class
                        ? type.cast(new DoctorCommand(environment))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        // 1 means that a check failed; 2 that the command could not be run
        return new CommandLine(new OtenJakarta(), factory).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(message(failure));
            return CommandLine.ExitCode.USAGE;
        });
    }

    /** Messages of other exceptions may quote a setting. */
    private static String message(Exception failure) {
        boolean isMeantForPeople = failure instanceof CannotRun || failure instanceof OtenException;
        return isMeantForPeople
                ? String.valueOf(failure.getMessage())
                : "unexpected: " + failure.getClass().getName();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
