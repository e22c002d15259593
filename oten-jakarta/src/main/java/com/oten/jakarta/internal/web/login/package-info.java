/** Not API: logins: the redirect to Oten and the callback. */
@NullMarked
package com.oten.jakarta.internal.web.login;

import org.jspecify.annotations.NullMarked;
