package com.oten.jakarta.it.cluster;

class InfinispanClusterIT extends ClusterBehaviour {
    @Override
    String provider() {
        return "org.infinispan.jcache.embedded.JCachingProvider";
    }

    @Override
    String configuration() {
        return "infinispan.xml";
    }
}
