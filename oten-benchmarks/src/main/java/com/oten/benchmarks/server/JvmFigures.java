package com.oten.benchmarks.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a JVM says of itself. */
final class JvmFigures implements AutoCloseable {
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final int COLLECTIONS = 3; // caches end by soft and weak references, and by what these have held

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private JvmFigures(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    @SuppressWarnings("BanJNDI") // the address comes from a JVM that was started here
    static JvmFigures of(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(String.valueOf(pid));
            String address = jvm.startLocalManagementAgent();
            jvm.detach();
            return new JvmFigures(JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IOException("the server cannot be asked", e);
        }
    }

    /** How many classes have been loaded since it started. */
    long classes() throws IOException, JMException {
        return ManagementFactory.newPlatformMXBeanProxy(
                        beans, ManagementFactory.CLASS_LOADING_MXBEAN_NAME, ClassLoadingMXBean.class)
                .getTotalLoadedClassCount();
    }

    /** The bytes of what is reachable, after full collections. */
    long reachable() throws IOException, JMException {
        String said = "";
        for (int i = 0; i < COLLECTIONS; i++) {
            said = String.valueOf(beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()}));
        }
        Matcher total = TOTAL.matcher(said);
        if (!total.find()) {
            throw new IOException("no histogram: " + said);
        }
        return Long.parseLong(total.group(1));
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
