/** Not API: which requests need a login: {@code oten.protect}, and security annotations. */
@NullMarked
package com.oten.jakarta.internal.web.access;

import org.jspecify.annotations.NullMarked;
