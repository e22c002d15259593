/** Not API: a login from the first redirect to the verified user. */
@NullMarked
package com.oten.jakarta.internal.login;

import org.jspecify.annotations.NullMarked;
