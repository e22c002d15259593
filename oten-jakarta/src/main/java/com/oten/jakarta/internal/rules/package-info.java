/** Not API: who may call a method, found where its class, its superclasses and its interfaces say so. */
@NullMarked
package com.oten.jakarta.internal.rules;

import org.jspecify.annotations.NullMarked;
