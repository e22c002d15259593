/** Not API: callers that have to authenticate in a certain way. */
@NullMarked
package com.oten.jakarta.internal.web.stepup;

import org.jspecify.annotations.NullMarked;
