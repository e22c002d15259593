/** What both halves of the benchmarks need. */
@org.jspecify.annotations.NullMarked
package com.oten.benchmarks;
