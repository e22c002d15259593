package com.oten.jakarta.it.witness;

/** How web applications reach the witness: through the platform MBean server. */
public interface WitnessMBean {
    /** The object name of the witness. */
    String NAME = "com.oten.jakarta.it:type=Witness";

    /**
     * Watches a class loader, without a strong reference to it.
     *
     * @param application its class loader
     */
    void watch(ClassLoader application);
}
