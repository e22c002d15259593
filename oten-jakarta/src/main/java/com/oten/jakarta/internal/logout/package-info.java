/** Not API: the way out: Oten's end-session endpoint and revocation. */
@NullMarked
package com.oten.jakarta.internal.logout;

import org.jspecify.annotations.NullMarked;
