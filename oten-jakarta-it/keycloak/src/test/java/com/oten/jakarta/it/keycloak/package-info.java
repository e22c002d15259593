/** The sample application with a provider that is not Oten: what holds for the specifications holds there too. */
@NullMarked
package com.oten.jakarta.it.keycloak;

import org.jspecify.annotations.NullMarked;
