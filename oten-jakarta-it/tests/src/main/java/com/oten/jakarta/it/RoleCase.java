package com.oten.jakarta.it;

/** Where a security annotation can stand, seen from a resource: the rows of the table in {@code docs/servers.md}. */
enum RoleCase {
    METHOD("inherit/method", "on the method"),
    CLASS("inherit/class", "on the class"),
    METHOD_AGAINST_CLASS("inherit/method-against-class", "on the method; `@DenyAll` on the class"),
    EMPTY_ROLES("inherit/no-role-named", "`@RolesAllowed({})` on the method"),
    INTERFACE_METHOD("inherit/interface-method", "on the interface's method"),
    INTERFACE_METHOD_DENY("inherit/interface-method-deny", "`@DenyAll` on the interface's method"),
    INTERFACE("inherit/interface", "on the interface"),
    INTERFACE_OF_INTERFACE(
            "inherit/interface-of-interface", "on the method of an interface that the interface extends"),
    GENERIC_INTERFACE("inherit/generic-interface", "on a generic interface's method"),
    DEFAULT_METHOD("inherit/default-method", "on a default method"),
    INTERFACE_OF_BASE("inherit/interface-of-base", "on the interface's method; the class inherits the method"),
    TWO_INTERFACES("inherit/two-interfaces", "on the methods of two interfaces, with different roles: both are needed"),
    MARKER("inherit/marker", "on an interface without methods"),
    BASE_METHOD("inherit/base-method", "on a superclass's method"),
    BASE("inherit/base", "on the superclass that has the method"),
    ABSTRACT_METHOD("inherit/abstract-method", "on an abstract method"),
    OVERRIDDEN("inherit/overridden-method", "on the method that is overridden"),
    OVERRIDDEN_GENERIC("inherit/overridden-generic-method", "on the method of a generic superclass that is overridden"),
    OVERRIDDEN_OF_BASE("inherit/overridden-of-base", "on the superclass whose method is overridden"),
    EMPTY_BASE("inherit/empty-base", "on a superclass without methods"),
    CLASS_FOR_BASE("inherit/class-for-base", "on the class; the method is its superclass's"),
    CLASS_AGAINST_BASE("inherit/class-against-permitting-base", "the same, and `@PermitAll` on the superclass"),
    CLASS_AGAINST_INTERFACE("inherit/class-against-interface", "on the class; `@DenyAll` on the interface's method"),
    PERMITTED_BY_CLASS(
            "inherit/class-permits-interface-method", "on the interface's method; `@PermitAll` on the class"),
    PERMITTED_BY_METHOD(
            "inherit/method-permits-interface-method", "on the interface's method; `@PermitAll` on the method", true),
    PACKAGE_PRIVATE("inherit/package-private-method", "on a method that is not public"),
    LOCATED("inherit/locate/annotated", "on the class that a sub-resource locator returns"),
    LOCATED_OBJECT("inherit/locate/object", "the same; the locator says `Object`"),
    LOCATED_INTERFACE("inherit/locate/interface", "the same; the locator says an interface"),
    LOCATED_TYPE("inherit/locate/type", "the same; the locator returns the class itself"),
    LOCATED_INHERITS("inherit/locate/inherits", "on an interface's method of what a locator returns"),
    LOCATED_BEAN("inherit/locate/bean", "on the method of a CDI bean that a locator returns"),
    LOCATING("inherit/locate-in-class/open", "on the class of the locator"),
    LOCATING_DEEPER("inherit/locate-in-class/open/deeper", "the same, two locators deep"),
    LOCATING_PERMITTED("inherit/locate-in-class/open/permitted", "the same; `@PermitAll` on the method found"),
    LOCATING_INTERFACE("inherit/locate-in-interface/open", "on the interface that has the locator"),
    LOCATED_OPEN("inherit/locate/open", "nowhere, behind a locator", true),
    SCOPED("inherit/scoped", "on the method of a CDI bean"),
    SCOPED_INTERFACE("inherit/scoped-interface", "on the interface's method of a CDI bean"),
    INTERCEPTED("inherit/intercepted", "the same; the bean is intercepted"),
    EJB("inherit/ejb", "on the method of an enterprise bean"),
    EJB_OF_BASE("inherit/ejb-base", "on the superclass's method of an enterprise bean"),
    EJB_VIEW("inherit/ejb-view", "on the local view of an enterprise bean"),
    LISTED("/listed/class", "on the interface's method; `Application` names the class"),
    INSTANCE("/listed/instance", "the same; `Application` gives an instance"),
    FEATURE("/listed/feature", "the same; a `Feature` registers the class"),
    STEP_UP_INTERFACE_METHOD("inherit/step-up-interface-method", "`@OtenStepUp` on the interface's method"),
    STEP_UP_INTERFACE("inherit/step-up-interface", "`@OtenStepUp` on the interface"),
    STEP_UP_OVERRIDDEN("inherit/step-up-overridden-method", "`@OtenStepUp` on the method that is overridden"),
    STEP_UP_LOCATING("inherit/locate-step-up/open", "`@OtenStepUp` on the class of the locator"),
    NOWHERE("inherit/nowhere", "nowhere", true);

    private final String path;
    private final String place;
    private final boolean isOpen;

    RoleCase(String path, String place) {
        this(path, place, false);
    }

    RoleCase(String path, String place, boolean isOpen) {
        this.path = path;
        this.place = place;
        this.isOpen = isOpen;
    }

    String path() {
        return path.startsWith("/") ? path : "/api/" + path;
    }

    String place() {
        return place;
    }

    /** Whether everybody has access. */
    boolean isOpen() {
        return isOpen;
    }
}
