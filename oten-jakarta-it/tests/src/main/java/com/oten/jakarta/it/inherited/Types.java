package com.oten.jakarta.it.inherited;

import com.oten.jakarta.OtenStepUp;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;

/** What resources extend and implement. */
final class Types {
    static final String SERVED = "served";

    private Types() {}

    public interface RoleOnMethod {
        @GET
        @RolesAllowed("admins")
        String get();
    }

    public interface DenyOnMethod {
        @GET
        @DenyAll
        String get();
    }

    public interface OtherRoleOnMethod {
        @RolesAllowed("readers")
        String get();
    }

    @RolesAllowed("admins")
    public interface RoleOnType {
        @GET
        String get();
    }

    @RolesAllowed("admins")
    public interface Marker {}

    public interface Silent {
        @GET
        String get();
    }

    public interface SubInterface extends RoleOnMethod {
        @Override
        String get();
    }

    public interface Generic<T> {
        @RolesAllowed("admins")
        String get(T value);
    }

    public interface DefaultMethod {
        @GET
        @RolesAllowed("admins")
        default String get() {
            return SERVED;
        }
    }

    public interface StepUpOnMethod {
        @GET
        @OtenStepUp(acr = "gold")
        String get();
    }

    @OtenStepUp(acr = "gold")
    public interface StepUpOnType {
        @GET
        String get();
    }

    public abstract static class RoleOnMethodOfBase {
        @GET
        @RolesAllowed("admins")
        public String get() {
            return SERVED;
        }
    }

    @RolesAllowed("admins")
    public abstract static class RoleOnBase {
        @GET
        public String get() {
            return SERVED;
        }
    }

    @RolesAllowed("admins")
    public abstract static class RoleOnEmptyBase {}

    @PermitAll
    public abstract static class PermitOnBase {
        @GET
        public String get() {
            return SERVED;
        }
    }

    public abstract static class RoleOnAbstractMethod {
        @GET
        @RolesAllowed("admins")
        public abstract String get();
    }

    public abstract static class SilentBase {
        @GET
        public String get() {
            return SERVED;
        }
    }

    public abstract static class GenericBase<T> {
        @RolesAllowed("admins")
        public abstract String get(T value);
    }

    public abstract static class StepUpOnMethodOfBase {
        @GET
        @OtenStepUp(acr = "gold")
        public abstract String get();
    }
}
