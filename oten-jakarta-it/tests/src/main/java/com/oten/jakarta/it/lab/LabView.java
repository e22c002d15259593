package com.oten.jakarta.it.lab;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** A bean behind a view. */
@Named
@RequestScoped
@SuppressWarnings("NullAway.Init") // the container sets the field
public class LabView {
    @Inject
    private Sight sight;

    /** For the container. */
    public LabView() {}

    /**
     * For the view.
     *
     * @return what is seen
     */
    public String getSight() {
        ExternalContext faces = FacesContext.getCurrentInstance().getExternalContext();
        return sight.of(faces::getUserPrincipal, faces::isUserInRole, Optional.empty());
    }
}
