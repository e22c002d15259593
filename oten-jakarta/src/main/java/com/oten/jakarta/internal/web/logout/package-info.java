/** Not API: logouts that users ask for, and those that Oten sends. */
@NullMarked
package com.oten.jakarta.internal.web.logout;

import org.jspecify.annotations.NullMarked;
