/** Not API: what the client signs with. */
@NullMarked
package com.oten.jakarta.internal.keys;

import org.jspecify.annotations.NullMarked;
