/** The sample application with a provider that is not Oten: what follows the specifications works there too. */
@NullMarked
package com.oten.jakarta.it.keycloak;

import org.jspecify.annotations.NullMarked;
