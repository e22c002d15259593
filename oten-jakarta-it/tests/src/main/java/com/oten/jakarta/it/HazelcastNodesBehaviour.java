package com.oten.jakarta.it;

import com.hazelcast.core.Hazelcast;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.cache.Caching;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The nodes' store is Hazelcast, which the application brings along. */
public abstract class HazelcastNodesBehaviour extends TwoNodesBehaviour {
    /** Hazelcast uses {@code sun.misc.Unsafe}. */
    private static final String FOR_WILDFLY = """
            <jboss-deployment-structure>
              <deployment>
                <dependencies>
                  <module name="jdk.unsupported"/>
                </dependencies>
              </deployment>
            </jboss-deployment-structure>
            """;

    private static final String CONFIGURATION = """
            <hazelcast xmlns="http://www.hazelcast.com/schema/config">
              <cluster-name>nodes</cluster-name>
              <properties>
                <property name="hazelcast.phone.home.enabled">false</property>
                <property name="hazelcast.socket.bind.any">false</property>
              </properties>
              <network>
                <port auto-increment="false">${nodes.own}</port>
                <join>
                  <auto-detection enabled="false"/>
                  <tcp-ip enabled="true">
                    <member-list>
                      <member>127.0.0.1:${nodes.own}</member>
                      <member>127.0.0.1:${nodes.other}</member>
                    </member-list>
                  </tcp-ip>
                </join>
                <interfaces enabled="true">
                  <interface>127.0.0.1</interface>
                </interfaces>
              </network>
            </hazelcast>
            """;

    /** For the servers. */
    protected HazelcastNodesBehaviour() {}

    @Override
    protected void equip(WebArchive war) {
        war.addAsLibraries(library(Hazelcast.class), library(Caching.class))
                .addAsWebInfResource(new StringAsset(FOR_WILDFLY), "jboss-deployment-structure.xml");
    }

    @Override
    protected String joined() {
        return "is STARTED";
    }

    /**
     * What tells one node where its store is. The address of the configuration is the same for all: it is part of the names of
     * Hazelcast's caches. What differs comes from system properties.
     *
     * @param folder of the node; the one around it is that of all nodes
     * @param clusterPorts this node's first
     * @return options for its JVM
     * @throws IOException if the store's configuration cannot be written
     */
    protected static List<String> storeOptions(Path folder, List<Integer> clusterPorts) throws IOException {
        Path configuration = Files.writeString(folder.resolveSibling("hazelcast.xml"), CONFIGURATION);
        return List.of(
                "-Doten.shared-store.provider=com.hazelcast.cache.HazelcastMemberCachingProvider",
                "-Doten.shared-store.uri=" + configuration.toUri(),
                "-Dnodes.own=" + clusterPorts.get(0),
                "-Dnodes.other=" + clusterPorts.get(1));
    }

    private static File library(Class<?> one) {
        try {
            return new File(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
