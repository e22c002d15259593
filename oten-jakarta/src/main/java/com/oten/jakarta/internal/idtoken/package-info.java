/** Not API: Oten's keys and the checks of an ID token. */
@NullMarked
package com.oten.jakarta.internal.idtoken;

import org.jspecify.annotations.NullMarked;
