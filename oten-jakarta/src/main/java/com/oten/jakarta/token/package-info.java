/** Not API: the token endpoint. */
@NullMarked
package com.oten.jakarta.token;

import org.jspecify.annotations.NullMarked;
