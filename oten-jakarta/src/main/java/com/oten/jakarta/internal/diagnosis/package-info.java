/** Not API: why Oten has refused a request object. */
@NullMarked
package com.oten.jakarta.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
