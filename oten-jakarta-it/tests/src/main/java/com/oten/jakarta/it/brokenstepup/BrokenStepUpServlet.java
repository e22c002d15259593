package com.oten.jakarta.it.brokenstepup;

import com.oten.jakarta.OtenStepUp;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Has a {@code maxAge} that is not a duration. */
@WebServlet("/broken")
@OtenStepUp(maxAge = "5 minutes")
public class BrokenStepUpServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public BrokenStepUpServlet() {}
}
