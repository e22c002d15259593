package com.oten.jakarta;

import com.oten.emulator.OtenEmulator;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that does what a server does with an application that is deployed again and again: a class loader for each, in
 * which the library and what it brings are loaded anew.
 */
final class RedeployingServer {
    private static final int TIMES = 3;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private RedeployingServer() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        List<WeakReference<ClassLoader>> undeployed = new ArrayList<>();
        try (OtenEmulator oten = WireParty.emulator(new TestClock()).start()) {
            Set<Thread> servers = Thread.getAllStackTraces().keySet(); // Oten has an HTTP client too
            for (int i = 0; i < TIMES; i++) {
                undeployed.add(new WeakReference<>(deployAndUndeploy(oten)));
            }
            long start = System.nanoTime();
            while (!isNothingLeft(undeployed, servers) && System.nanoTime() - start < PATIENCE_NANOS) {
                System.gc();
                LockSupport.parkNanos(50_000_000);
            }
            System.out.println("class loaders left: "
                    + undeployed.stream().filter(one -> one.get() != null).count());
            System.out.println("threads left: " + threads(servers));
        }
        System.exit(0);
    }

    private static ClassLoader deployAndUndeploy(OtenEmulator oten) throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader servers = thread.getContextClassLoader();
        ClassLoader applications = new ApplicationClassLoader();
        thread.setContextClassLoader(applications);
        try {
            applications
                    .loadClass(RedeployedApplication.class.getName())
                    .getMethod("live", OtenEmulator.class)
                    .invoke(null, oten);
        } finally {
            thread.setContextClassLoader(servers);
        }
        return applications;
    }

    private static boolean isNothingLeft(List<WeakReference<ClassLoader>> undeployed, Set<Thread> servers) {
        return undeployed.stream().allMatch(one -> one.get() == null)
                && threads(servers).isEmpty();
    }

    /** Of the HTTP client, and whatever else has an application's class loader. */
    private static List<String> threads(Set<Thread> servers) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !servers.contains(thread))
                .filter(thread -> thread.getName().startsWith("HttpClient")
                        || thread.getContextClassLoader() instanceof ApplicationClassLoader)
                .map(Thread::getName)
                .toList();
    }
}
