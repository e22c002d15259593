package com.oten.jakarta.it;

import com.hazelcast.core.Hazelcast;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.cache.Caching;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The nodes' store is Hazelcast, which the application brings along. */
public abstract class HazelcastNodesBehaviour extends TwoNodesBehaviour {
    /** Hazelcast uses {@code sun.misc.Unsafe}. */
    static final String FOR_WILDFLY = """
            <jboss-deployment-structure>
              <deployment>
                <dependencies>
                  <module name="jdk.unsupported"/>
                </dependencies>
              </deployment>
            </jboss-deployment-structure>
            """;

    /** For the servers. */
    protected HazelcastNodesBehaviour() {}

    @Override
    protected void equip(WebArchive war) {
        war.addAsLibraries(Jars.with(Hazelcast.class), Jars.with(Caching.class))
                .addAsWebInfResource(new StringAsset(FOR_WILDFLY), "jboss-deployment-structure.xml");
    }

    @Override
    protected String joined() {
        return "is STARTED";
    }

    /**
     * What tells one node where its store is. The URI of the configuration is the same for all: it is part of the names
     * of Hazelcast's caches. What differs comes from system properties.
     *
     * @param folder of the node; the one around it is that of all nodes
     * @param clusterPorts this node's first
     * @return options for its JVM
     * @throws IOException if the store's configuration cannot be written
     */
    protected static List<String> storeOptions(Path folder, List<Integer> clusterPorts) throws IOException {
        Path configuration = folder.resolveSibling("hazelcast.xml");
        try (InputStream content = HazelcastNodesBehaviour.class.getResourceAsStream("/hazelcast.xml")) {
            Files.copy(content, configuration, StandardCopyOption.REPLACE_EXISTING);
        }
        return List.of(
                "-Doten.shared-store.provider=com.hazelcast.cache.HazelcastMemberCachingProvider",
                "-Doten.shared-store.uri=" + configuration.toUri(),
                "-Doten.cluster.port=" + clusterPorts.get(0),
                "-Doten.cluster.port.1=" + clusterPorts.get(0),
                "-Doten.cluster.port.2=" + clusterPorts.get(1));
    }
}
