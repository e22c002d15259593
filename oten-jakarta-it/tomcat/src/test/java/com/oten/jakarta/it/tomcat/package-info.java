/** The library on implementations of Jakarta EE 11 that servers consist of, put together in one process. */
@NullMarked
package com.oten.jakarta.it.tomcat;

import org.jspecify.annotations.NullMarked;
