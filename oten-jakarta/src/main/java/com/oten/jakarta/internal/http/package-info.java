/** Not API: the one door out: time-outs, size caps, no redirects. */
@NullMarked
package com.oten.jakarta.internal.http;

import org.jspecify.annotations.NullMarked;
