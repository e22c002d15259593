/** Not API: what nodes know together, in a JCache or in one node's memory. */
@NullMarked
package com.oten.jakarta.internal.store;

import org.jspecify.annotations.NullMarked;
