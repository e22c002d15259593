/** Not API: logouts that users ask for, and those that Oten tells of. */
@NullMarked
package com.oten.jakarta.internal.web.logout;

import org.jspecify.annotations.NullMarked;
