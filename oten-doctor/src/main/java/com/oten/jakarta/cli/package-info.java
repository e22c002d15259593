/** The command line of the library: {@code java -jar oten-jakarta-doctor.jar doctor}. */
@NullMarked
package com.oten.jakarta.cli;

import org.jspecify.annotations.NullMarked;
