package com.oten.jakarta.internal.web;

import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.session.Caller;
import com.oten.jakarta.internal.text.PlainText;
import com.oten.jakarta.internal.web.session.NamedCaller;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Makes a caller the container's. */
final class ContainerCaller {
    /** Jakarta Authentication section 3.8.4. */
    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    private static final String SCHEME = "OTEN";

    private static final String ELYTRON_REFUSES = "ELY01177";
    private static final String ON_WILDFLY = "WildFly looks for the caller among users of its own; run"
            + " /subsystem=undertow/application-security-domain=other:write-attribute(name=integrated-jaspi,value=false)"
            + " and :reload (for \"other\" the security domain of jboss-web.xml, if that names one)";

    private ContainerCaller() {}

    /**
     * Names the caller of a request to the container.
     *
     * @throws com.oten.jakarta.error.OtenConfigurationException if the container refuses callers of mechanisms
     */
    static AuthenticationStatus name(Caller caller, HttpServletRequest in, HttpMessageContext http) {
        NamedCaller.name(caller.callerName(), in);
        authType(http);
        try {
            return http.notifyContainerAboutLogin(caller.callerName(), caller.groups());
        } catch (RuntimeException e) {
            throw OtenErrorCode.CONFIGURATION.exception("the server refuses the caller: " + reason(e), e);
        }
    }

    /** What {@code getAuthType()} returns; a servlet container's own value would differ from server to server. */
    @SuppressWarnings("unchecked") // a raw type in Jakarta Authentication
    private static void authType(HttpMessageContext http) {
        http.getMessageInfo().getMap().put(AUTH_TYPE, SCHEME);
    }

    private static String reason(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        String said = String.valueOf(causes.get(causes.size() - 1).getMessage());
        return said.contains(ELYTRON_REFUSES) ? ON_WILDFLY : PlainText.of(said, 200);
    }
}
