/** Not API: the state that nodes share, in a JCache cache or in the memory of a single node. */
@NullMarked
package com.oten.jakarta.internal.store;

import org.jspecify.annotations.NullMarked;
