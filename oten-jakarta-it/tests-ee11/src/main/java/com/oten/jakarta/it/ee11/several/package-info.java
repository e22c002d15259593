/** An application with two mechanisms: users log in at Oten, machines with a password. Deployed, not called by tests. */
@NullMarked
package com.oten.jakarta.it.ee11.several;

import org.jspecify.annotations.NullMarked;
