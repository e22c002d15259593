package com.oten.jakarta.it;

import com.oten.jakarta.it.app.CallerServlet;
import com.oten.jakarta.it.ear.DefiningApplication;
import com.oten.jakarta.it.ear.DefiningServlet;
import com.oten.jakarta.it.ear.ProtectedServlet;
import com.oten.jakarta.it.ear.ScopedApplication;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/** What an EAR can look like. */
public enum EarLayout {
    /** The usual one: each WAR has all it needs. */
    ALL_IN_WARS(Place.WARS, Place.WARS, 2, null),
    /** The second WAR knows nothing of the library. */
    LIBRARY_IN_ONE_WAR(Place.WARS, Place.WARS, 1, null),
    /** The same, with all that real applications have in the first. */
    LAB(Place.WARS, Place.WARS, 1, null),
    /** One configuration for two WARs. */
    CONFIGURATION_IN_EAR(Place.WARS, Place.EAR, 2, null),
    /** A file that no class loader finds. */
    CONFIGURATION_LOST(Place.WARS, Place.LOST, 1, null),
    /** One WAR, and all that it needs in {@code lib} of the EAR. */
    ALL_IN_EAR(Place.EAR, Place.EAR, 1, null),
    /** Two WARs want to use one copy of the library. */
    ALL_IN_EAR_FOR_TWO(Place.EAR, Place.EAR, 2, null),
    /** The library does not see the configuration of the WAR everywhere. */
    LIBRARY_IN_EAR(Place.EAR, Place.WARS, 1, null),
    /** The same with two WARs. */
    LIBRARY_IN_EAR_FOR_TWO(Place.EAR, Place.WARS, 2, null),
    /** The annotation, and a key beside it. */
    SERVLET_ANNOTATED(Place.WARS, Place.WARS, 1, DefiningServlet.class),
    /** The annotation where there is no scope. */
    APPLICATION_ANNOTATED(Place.WARS, Place.WARS, 1, DefiningApplication.class),
    /** The annotation where there is a scope. */
    SCOPED_APPLICATION_ANNOTATED(Place.WARS, Place.WARS, 1, ScopedApplication.class);

    private enum Place {
        WARS,
        EAR,
        LOST
    }

    private static final String JARS = "/WEB-INF/lib/";

    private final Place library;
    private final Place configuration;
    private final int wars;
    private final Optional<Class<?>> annotated;

    EarLayout(Place library, Place configuration, int wars, @Nullable Class<?> annotated) {
        this.library = library;
        this.configuration = configuration;
        this.wars = wars;
        this.annotated = Optional.ofNullable(annotated);
    }

    /** The WARs with the library, on the server at that port. */
    List<SampleApp> apps(int port) {
        return names().stream().map(name -> new SampleApp(name, port)).toList();
    }

    /** Of the file; none is the beginning of another. */
    String earName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-app";
    }

    private List<String> names() {
        return wars == 1 ? List.of(earName() + "-1") : List.of(earName() + "-1", earName() + "-2");
    }

    /** Of the WAR without the library, beside a single one with it. */
    String otherName() {
        return earName() + "-other";
    }

    EnterpriseArchive ear() {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, earName() + ".ear");
        for (String name : names()) {
            WebArchive war = war(name);
            if (library == Place.EAR) {
                for (Node jar : war.getContent(path ->
                                path.get().startsWith(JARS) && path.get().endsWith(".jar"))
                        .values()) {
                    ear.add(jar.getAsset(), "lib/" + jar.getPath().get().substring(JARS.length()));
                    war.delete(jar.getPath());
                }
            }
            ear.addAsModule(war);
        }
        if (this == LIBRARY_IN_ONE_WAR || this == LAB) {
            ear.addAsModule(ShrinkWrap.create(WebArchive.class, otherName() + ".war")
                    .addClasses(ProtectedServlet.class, CallerServlet.class)
                    .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"));
        }
        String file = "microprofile-config.properties";
        switch (configuration) {
            case WARS -> {}
            case EAR ->
                ear.addAsLibrary(ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                        .addAsManifestResource(SampleApp.file(settings()), file));
            case LOST -> ear.addAsManifestResource(SampleApp.file(settings()), file);
        }
        return ear;
    }

    private WebArchive war(String name) {
        if (this == LAB) {
            return Lab.in(new SampleApp(name));
        }
        WebArchive war = new SampleApp(name).war(configuration == Place.WARS ? settings() : Map.of());
        war.addClass(ProtectedServlet.class);
        annotated.ifPresent(war::addClass);
        if (annotated.filter(Application.class::isAssignableFrom).isPresent()) {
            war.delete("/WEB-INF/classes/com/oten/sample/SampleApi.class");
        }
        return war;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new SampleApp("any").settings("oten.protect", "/guarded/*");
        if (annotated.isPresent()) {
            settings.keySet().removeIf(key -> key.startsWith("oten.") && !key.equals("oten.protect"));
            settings.put("test.client", Oten.CLIENT_ID);
            settings.put("test.secret", Oten.CLIENT_SECRET);
            settings.put("test.issuer", Oten.emulator().issuer().toString());
        }
        return settings;
    }
}
