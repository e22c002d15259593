/** Not API: how a caller must have authenticated to get to a page. */
@NullMarked
package com.oten.jakarta.stepup;

import org.jspecify.annotations.NullMarked;
