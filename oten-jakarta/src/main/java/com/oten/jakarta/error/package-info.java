/** What can go wrong, in one table ({@link com.oten.jakarta.error.OtenErrorCode}), and the exceptions that say who has to act. */
@NullMarked
package com.oten.jakarta.error;

import org.jspecify.annotations.NullMarked;
