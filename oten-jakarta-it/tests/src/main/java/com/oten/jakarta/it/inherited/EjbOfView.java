package com.oten.jakarta.it.inherited;

import static com.oten.jakarta.it.inherited.Types.SERVED;

import jakarta.ejb.Stateless;

/** The enterprise bean behind {@link EjbView}. */
@Stateless
public class EjbOfView implements EjbView {
    /** For the container. */
    public EjbOfView() {}

    @Override
    public String get() {
        return SERVED;
    }
}
