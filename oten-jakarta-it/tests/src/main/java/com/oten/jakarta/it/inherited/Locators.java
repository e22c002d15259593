package com.oten.jakarta.it.inherited;

import static com.oten.jakarta.it.inherited.Types.SERVED;

import com.oten.jakarta.OtenStepUp;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Sub-resource locators by what they return, and by the annotations of their own class. */
final class Locators {
    private Locators() {}

    @RolesAllowed("admins")
    public static class Annotated {
        @GET
        public String get() {
            return SERVED;
        }
    }

    public static class ImplementsAnnotated implements Types.RoleOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    public static class Open implements Types.Silent {
        @Override
        public String get() {
            return SERVED;
        }

        @Path("deeper")
        public Open deeper() {
            return new Open();
        }

        @GET
        @Path("permitted")
        @PermitAll
        public String permitted() {
            return SERVED;
        }
    }

    @RolesAllowed("admins")
    public static class AnnotatedSilent implements Types.Silent {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/locate")
    public static class OpenRoot {
        @Inject
        private Beans.Scoped scoped;

        @Path("annotated")
        public Annotated annotated() {
            return new Annotated();
        }

        @Path("object")
        public Object object() {
            return new Annotated();
        }

        @Path("interface")
        public Types.Silent silent() {
            return new AnnotatedSilent();
        }

        @Path("inherits")
        public Object inherits() {
            return new ImplementsAnnotated();
        }

        @Path("bean")
        public Object bean() {
            return scoped;
        }

        @Path("type")
        public Class<Annotated> type() {
            return Annotated.class;
        }

        @Path("open")
        public Open open() {
            return new Open();
        }
    }

    @Path("inherit/locate-in-class")
    @RolesAllowed("admins")
    public static class AnnotatedRoot {
        @Path("open")
        public Open open() {
            return new Open();
        }
    }

    @Path("inherit/locate-in-interface")
    public static class RootOfAnnotatedInterface implements LocatesInAnnotated {
        @Override
        public Open open() {
            return new Open();
        }
    }

    @RolesAllowed("admins")
    public interface LocatesInAnnotated {
        @Path("open")
        Open open();
    }

    @Path("inherit/locate-step-up")
    @OtenStepUp(acr = "gold")
    public static class StepUpRoot {
        @Path("open")
        public Open open() {
            return new Open();
        }
    }
}
