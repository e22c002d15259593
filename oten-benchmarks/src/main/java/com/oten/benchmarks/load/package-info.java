/** Load: what browsers do, as often as is asked. */
@org.jspecify.annotations.NullMarked
package com.oten.benchmarks.load;
