/** Not API: the beans that applications inject. */
@NullMarked
package com.oten.jakarta.internal.cdi;

import org.jspecify.annotations.NullMarked;
