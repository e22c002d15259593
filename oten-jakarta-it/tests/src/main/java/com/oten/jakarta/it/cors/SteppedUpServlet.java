package com.oten.jakarta.it.cors;

import com.oten.jakarta.OtenStepUp;
import jakarta.servlet.annotation.WebServlet;

/** Demands more than a login. */
@WebServlet("/stepped-up")
@OtenStepUp(acr = "gold")
public class SteppedUpServlet extends OptionsServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SteppedUpServlet() {}
}
