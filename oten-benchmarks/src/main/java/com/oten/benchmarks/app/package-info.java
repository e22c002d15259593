/** What the measured applications consist of: it is packed into WARs and runs in the servers. */
@org.jspecify.annotations.NullMarked
package com.oten.benchmarks.app;
