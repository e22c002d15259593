/** Not API: what Oten's discovery document says. */
@NullMarked
package com.oten.jakarta.internal.discovery;

import org.jspecify.annotations.NullMarked;
