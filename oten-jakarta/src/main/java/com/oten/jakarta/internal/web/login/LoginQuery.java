package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.error.OtenErrorCode;
import com.oten.jakarta.internal.config.LoginParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The query parameters of the library's login path, which anybody can write. Only those that the configuration lists
 * count; a listed one with an invalid value is refused, because a login without it could be weaker than the link
 * demands.
 */
public final class LoginQuery {
    private final Set<LoginParameter> accepted;

    public LoginQuery(Set<LoginParameter> accepted) {
        this.accepted = accepted;
    }

    /**
     * Reads the parameters.
     *
     * @throws com.oten.jakarta.error.OtenRejectedException if a listed parameter is invalid, or there twice
     */
    public OtenLogin read(HttpServletRequest in) {
        String returnTo = in.getParameter("return_to");
        OtenLogin login = OtenLogin.fresh().returnTo(returnTo == null ? "/" : returnTo);
        for (LoginParameter parameter : accepted) {
            Optional<String> value = value(parameter, in);
            if (value.isPresent()) {
                ask(login, parameter, value.get());
            }
        }
        return login;
    }

    private static Optional<String> value(LoginParameter parameter, HttpServletRequest in) {
        String[] values = in.getParameterValues(parameter.toString());
        if (values == null || values.length == 0) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw malformed(parameter, "is there more than once"); // RFC 6749 section 3.1
        }
        if (values[0].isEmpty()) {
            return Optional.empty(); // the same section: as if it were not there
        }
        if (!parameter.accepts(values[0])) {
            throw malformed(parameter, "is too long or invalid");
        }
        return Optional.of(values[0]);
    }

    private static void ask(OtenLogin login, LoginParameter parameter, String value) {
        var unused = switch (parameter) {
            case PROMPT -> login.prompt(value);
            case MAX_AGE -> login.maxAge(Duration.ofSeconds(Long.parseLong(value)));
            case ACR_VALUES -> login.acrValues(value.split(" "));
            case LOGIN_HINT -> login.loginHint(value);
            case UI_LOCALES -> login.uiLocales(value);
            case WORKSPACE_HINT -> login.workspaceHint(value);
        };
    }

    private static RuntimeException malformed(LoginParameter parameter, String fault) {
        return OtenErrorCode.LOGIN_MALFORMED.exception(
                "the login was not started: " + parameter + " in its URL " + fault);
    }
}
