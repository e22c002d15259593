/** How fast the core is, beside raw JCA on the same bytes; see {@code docs/performance.md}. */
@NullMarked
package com.oten.benchmarks.core;

import org.jspecify.annotations.NullMarked;
