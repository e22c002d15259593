package com.oten.jakarta.it.brokenstepup;

import com.oten.jakarta.OtenStepUp;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Demands an authentication of an age that is none. */
@WebServlet("/broken")
@OtenStepUp(maxAge = "5 minutes")
public class BrokenStepUpServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public BrokenStepUpServlet() {}
}
