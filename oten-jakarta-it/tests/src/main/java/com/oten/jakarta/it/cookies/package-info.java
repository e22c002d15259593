/** What an application sees of the cookies that a browser sends. */
@NullMarked
package com.oten.jakarta.it.cookies;

import org.jspecify.annotations.NullMarked;
