/** Not API: who makes a request, and where the session is stored. */
@NullMarked
package com.oten.jakarta.internal.web.session;

import org.jspecify.annotations.NullMarked;
