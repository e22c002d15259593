/** Not API: the CDI side: switching on, checking at deployment, producing the beans. */
@NullMarked
package com.oten.jakarta.cdi;

import org.jspecify.annotations.NullMarked;
