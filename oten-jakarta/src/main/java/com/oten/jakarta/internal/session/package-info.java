/** Not API: who is logged in, and the tokens of that session. */
@NullMarked
package com.oten.jakarta.internal.session;

import org.jspecify.annotations.NullMarked;
