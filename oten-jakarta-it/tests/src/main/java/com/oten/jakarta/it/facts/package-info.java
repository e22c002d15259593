/**
 * A small application that documents what the library assumes about a server. It does not use the
 * library: when one of its tests fails after a server update, the server has changed.
 */
@NullMarked
package com.oten.jakarta.it.facts;

import org.jspecify.annotations.NullMarked;
