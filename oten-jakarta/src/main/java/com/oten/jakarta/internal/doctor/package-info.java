/** Not API: runs the checklist of Oten's guide. */
@NullMarked
package com.oten.jakarta.internal.doctor;

import org.jspecify.annotations.NullMarked;
