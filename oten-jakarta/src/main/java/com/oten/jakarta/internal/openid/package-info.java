/** Not API: the session as Jakarta Security's own OpenID Connect types show it, for applications written to them. */
@NullMarked
package com.oten.jakarta.internal.openid;

import org.jspecify.annotations.NullMarked;
