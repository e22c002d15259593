package com.oten.jakarta.it.witness;

/** The way from one web application to another: the server's JVM has it. */
public interface WitnessMBean {
    /** Where the witness is to be found. */
    String NAME = "com.oten.jakarta.it:type=Witness";

    /**
     * Looks what becomes of a class loader, without holding on to it.
     *
     * @param application its class loader
     */
    void watch(ClassLoader application);
}
