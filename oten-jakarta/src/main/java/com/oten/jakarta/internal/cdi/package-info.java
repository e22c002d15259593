/** Not API: the CDI side: switching on, checking at deployment, producing the beans. */
@NullMarked
package com.oten.jakarta.internal.cdi;

import org.jspecify.annotations.NullMarked;
