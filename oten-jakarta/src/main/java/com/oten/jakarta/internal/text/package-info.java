/** Not API: untrusted text that is made fit for logs. */
@NullMarked
package com.oten.jakarta.internal.text;

import org.jspecify.annotations.NullMarked;
