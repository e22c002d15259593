/** An application as a user of the library would write it: two pages and a small API. */
@NullMarked
package com.oten.sample;

import org.jspecify.annotations.NullMarked;
