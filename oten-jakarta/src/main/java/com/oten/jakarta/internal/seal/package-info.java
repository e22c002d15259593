/** Not API: authenticated encryption with keys bound to one purpose. */
@NullMarked
package com.oten.jakarta.internal.seal;

import org.jspecify.annotations.NullMarked;
