package com.oten.jakarta.it.inherited;

import static com.oten.jakarta.it.inherited.Types.SERVED;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;

/** Resources by what they extend and implement. */
final class Resources {
    private Resources() {}

    @Path("inherit/method")
    public static class OnMethod {
        @GET
        @RolesAllowed("admins")
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/class")
    @RolesAllowed("admins")
    public static class OnClass {
        @GET
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/method-against-class")
    @DenyAll
    public static class OnBoth {
        @GET
        @RolesAllowed("admins")
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/interface-method")
    public static class OnInterfaceMethod implements Types.RoleOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/interface-method-deny")
    public static class DeniedByInterface implements Types.DenyOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/interface")
    public static class OnInterface implements Types.RoleOnType {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/interface-of-interface")
    public static class OnInterfaceOfInterface implements Types.SubInterface {
        @GET
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/generic-interface")
    public static class OnGenericInterface implements Types.Generic<String> {
        @GET
        @Override
        public String get(@QueryParam("value") String value) {
            return SERVED;
        }
    }

    @Path("inherit/default-method")
    public static class OnDefaultMethod implements Types.DefaultMethod {}

    @Path("inherit/interface-of-base")
    public static class OnInterfaceOfBase extends Types.SilentBase implements Types.RoleOnMethod {}

    @Path("inherit/two-interfaces")
    public static class OnTwoInterfaces implements Types.RoleOnMethod, Types.OtherRoleOnMethod {
        @GET
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/base-method")
    public static class OnMethodOfBase extends Types.RoleOnMethodOfBase {}

    @Path("inherit/base")
    public static class OnBase extends Types.RoleOnBase {}

    @Path("inherit/abstract-method")
    public static class OnAbstractMethod extends Types.RoleOnAbstractMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/overridden-method")
    public static class OnOverriddenMethod extends Types.RoleOnMethodOfBase {
        @GET
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/overridden-generic-method")
    public static class OnOverriddenGenericMethod extends Types.GenericBase<String> {
        @GET
        @Override
        public String get(@QueryParam("value") String value) {
            return SERVED;
        }
    }

    @Path("inherit/overridden-of-base")
    public static class OverridesOfBase extends Types.RoleOnBase {
        @GET
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/class-for-base")
    @RolesAllowed("admins")
    public static class OnClassForBase extends Types.SilentBase {}

    @Path("inherit/class-against-permitting-base")
    @RolesAllowed("admins")
    public static class OnClassAgainstBase extends Types.PermitOnBase {}

    @Path("inherit/empty-base")
    public static class OnEmptyBase extends Types.RoleOnEmptyBase {
        @GET
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/marker")
    public static class OnMarker implements Types.Marker {
        @GET
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/class-permits-interface-method")
    @PermitAll
    public static class PermittedByClass implements Types.RoleOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/method-permits-interface-method")
    public static class PermittedByMethod implements Types.RoleOnMethod {
        @GET
        @PermitAll
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/class-against-interface")
    @RolesAllowed("admins")
    public static class ClassAgainstInterface implements Types.DenyOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/nowhere")
    public static class Nowhere implements Types.Silent {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/no-role-named")
    public static class NoRoleNamed {
        @GET
        @RolesAllowed({})
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/servlet-role")
    public static class ServletRole {
        @GET
        public String get(@Context HttpServletRequest request) {
            return String.valueOf(request.isUserInRole("readers"));
        }
    }

    @Path("inherit/package-private-method")
    public static class PackagePrivate {
        @GET
        @RolesAllowed("admins")
        String get() {
            return SERVED;
        }
    }

    @Path("inherit/step-up-interface-method")
    public static class StepUpOnInterfaceMethod implements Types.StepUpOnMethod {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/step-up-interface")
    public static class StepUpOnInterface implements Types.StepUpOnType {
        @Override
        public String get() {
            return SERVED;
        }
    }

    @Path("inherit/step-up-overridden-method")
    public static class StepUpOnOverridden extends Types.StepUpOnMethodOfBase {
        @GET
        @Override
        public String get() {
            return SERVED;
        }
    }
}
