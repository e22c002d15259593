/** What applications use: {@link com.oten.jakarta.OtenUser} and {@link com.oten.jakarta.OtenTokenService}. */
@NullMarked
package com.oten.jakarta;

import org.jspecify.annotations.NullMarked;
