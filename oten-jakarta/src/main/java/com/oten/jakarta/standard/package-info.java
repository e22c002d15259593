/** Not API: the session as Jakarta Security's own OpenID Connect types show it, for applications written to them. */
@NullMarked
package com.oten.jakarta.standard;

import org.jspecify.annotations.NullMarked;
