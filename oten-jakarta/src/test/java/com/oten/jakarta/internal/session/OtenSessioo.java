package com.oten.jakarta.internal.session;

import java.io.Serial;
import java.io.Serializable;

/** Has a name of the same length as {@link OtenSession}, and none of its defences. */
final class OtenSessioo implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;
}
