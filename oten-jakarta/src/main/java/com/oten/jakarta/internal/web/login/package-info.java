/** Not API: the way to Oten and back. */
@NullMarked
package com.oten.jakarta.internal.web.login;

import org.jspecify.annotations.NullMarked;
