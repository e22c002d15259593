/** Not API: the token endpoint. */
@NullMarked
package com.oten.jakarta.internal.token;

import org.jspecify.annotations.NullMarked;
