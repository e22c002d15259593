package com.oten.jakarta.it.faces;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.OtenTokenService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;

/** What the buttons of a view do. */
@Named
@RequestScoped
public class Clicks {
    @Inject
    private HttpServletRequest request;

    @Inject
    private OtenTokenService tokens;

    @Inject
    private SecurityContext security;

    private String done = "nothing";

    /** For the container. */
    public Clicks() {}

    /** Needs nothing of its own. */
    public void click() {
        done = "click";
    }

    /** Needs somebody who is logged in, and has it asked for before anything is done. */
    public void buy() {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        if (external.getUserPrincipal() == null) {
            security.authenticate(
                    (HttpServletRequest) external.getRequest(),
                    (HttpServletResponse) external.getResponse(),
                    new AuthenticationParameters());
            faces.responseComplete();
            return;
        }
        done = "buy";
    }

    /** Needs somebody who is logged in, and fails without. */
    public void fail() {
        tokens.accessToken();
        done = "fail";
    }

    /**
     * What this request has done, and for whom.
     *
     * @return for the view
     */
    public String getDone() {
        Principal caller = request.getUserPrincipal();
        return done + " for " + (caller == null ? "nobody" : caller.getName());
    }

    /**
     * Whether a form that was sent before needed a login.
     *
     * @return for the view
     */
    public boolean isLost() {
        return OtenLogin.isFormLost(request);
    }
}
