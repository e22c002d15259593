/** Not API: the only place that sends HTTP requests: time-outs, size caps, no redirects. */
@NullMarked
package com.oten.jakarta.internal.http;

import org.jspecify.annotations.NullMarked;
