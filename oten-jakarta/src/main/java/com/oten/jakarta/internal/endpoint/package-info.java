/** Not API: Oten's endpoints that this client calls, over one authenticated POST. */
@NullMarked
package com.oten.jakarta.internal.endpoint;

import org.jspecify.annotations.NullMarked;
