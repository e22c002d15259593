package com.oten.benchmarks.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;

/**
 * What it took to deploy an application in a WildFly that runs already, as it says in its log, up to where nobody has asked
 * for a page.
 *
 * @param millis from the first line to the last
 * @param classes that were loaded by it
 */
record Deployment(long millis, long classes) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BEGUN = "WFLYSRV0027";
    private static final String DONE = "WFLYSRV0010";

    static Deployment of(Variant variant, ServerRun run) throws IOException, InterruptedException, JMException {
        Path war = run.archives().war(variant);
        Path deployments = run.folder().resolve("deployments");
        String name = war.getFileName().toString();
        try (JvmFigures figures = run.server().figures()) {
            figures.classes(); // asking loads some, too
            long before = figures.classes();
            Path copy = Files.copy(war, run.folder().resolve(name + ".copy"));
            Files.move(copy, deployments.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            LocalTime done = said(DONE, name, run);
            long classes = figures.classes() - before;
            return new Deployment(Duration.between(said(BEGUN, name, run), done).toMillis(), classes);
        }
    }

    /** When a line was written, once it is. */
    private static LocalTime said(String code, String name, ServerRun run) throws IOException, InterruptedException {
        Pattern line = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d),(\\d{3}) [^\\n]*" + code + "[^\\n]*\"" + name + "\"");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Matcher found = line.matcher(Files.readString(run.folder().resolve("server.log"), StandardCharsets.UTF_8));
            if (found.find()) {
                return LocalTime.parse(found.group(1) + "." + found.group(2));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException(name + " was not deployed; see " + run.folder());
    }
}
