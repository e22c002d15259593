/** Not API: strict JSON. */
@NullMarked
package com.oten.jakarta.internal.json;

import org.jspecify.annotations.NullMarked;
