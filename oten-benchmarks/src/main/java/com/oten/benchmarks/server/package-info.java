/** Whole servers: the same page without a mechanism, behind one that does nothing, behind the server's own client, and behind the library. */
@org.jspecify.annotations.NullMarked
package com.oten.benchmarks.server;
