/** Not API: untrusted text that is made fit for logs, and Base64url. */
@NullMarked
package com.oten.jakarta.internal.text;

import org.jspecify.annotations.NullMarked;
