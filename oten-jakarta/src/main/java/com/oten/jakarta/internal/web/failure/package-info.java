/** Not API: what users and programs are told when something is wrong, and the line in the log. */
@NullMarked
package com.oten.jakarta.internal.web.failure;

import org.jspecify.annotations.NullMarked;
