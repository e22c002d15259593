/** What Jakarta EE 11 brings, used with the library; its servers run these tests besides those of all servers. */
@NullMarked
package com.oten.jakarta.it.ee11;

import org.jspecify.annotations.NullMarked;
