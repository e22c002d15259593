package com.oten.jakarta.it.app;

import com.oten.jakarta.OtenDoctor;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints what the doctor finds, which no application should show to strangers. */
@WebServlet("/doctor")
public class DoctorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    private transient OtenDoctor doctor;

    /** For the container. */
    public DoctorServlet() {}

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        var findings = in.getParameter("local") == null ? doctor.examine() : doctor.examineLocally();
        for (var finding : findings) {
            out.getWriter().println(finding.verdict() + " " + finding.item() + ": " + finding.text());
        }
    }
}
