/** Not API: the servlet and Jakarta Security side. */
@NullMarked
package com.oten.jakarta.internal.web;

import org.jspecify.annotations.NullMarked;
