/** Not API: how a caller must have authenticated to get to a page. */
@NullMarked
package com.oten.jakarta.internal.stepup;

import org.jspecify.annotations.NullMarked;
