/** Not API: error responses for users and programs, and the line in the log. */
@NullMarked
package com.oten.jakarta.internal.web.failure;

import org.jspecify.annotations.NullMarked;
