/** Not API: how a caller must have authenticated for a resource. */
@NullMarked
package com.oten.jakarta.internal.stepup;

import org.jspecify.annotations.NullMarked;
