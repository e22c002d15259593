/** Not API: what of an application needs a login: {@code oten.protect}, and the security annotations of its classes. */
@NullMarked
package com.oten.jakarta.internal.web.access;

import org.jspecify.annotations.NullMarked;
