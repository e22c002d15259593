package com.oten.jakarta.it.cluster;

class HazelcastClusterIT extends ClusterBehaviour {
    @Override
    String provider() {
        return "com.hazelcast.cache.HazelcastMemberCachingProvider";
    }

    @Override
    String configuration() {
        return "hazelcast.xml";
    }
}
