package com.oten.jakarta.internal.web.login;

import com.oten.jakarta.OtenLogin;
import com.oten.jakarta.internal.config.LoginParameter;
import com.oten.jakarta.internal.request.LoginParameters;
import java.util.EnumMap;
import java.util.Map;

/** What an application asks of a login, as the parameters of its authorization request. */
final class AskedParameters {
    private AskedParameters() {}

    static LoginParameters of(OtenLogin login) {
        Map<LoginParameter, String> values = new EnumMap<>(LoginParameter.class);
        login.prompt().ifPresent(prompt -> values.put(LoginParameter.PROMPT, prompt));
        login.maxAge().ifPresent(age -> values.put(LoginParameter.MAX_AGE, Long.toString(age.toSeconds())));
        if (!login.acrValues().isEmpty()) {
            values.put(LoginParameter.ACR_VALUES, String.join(" ", login.acrValues()));
        }
        login.loginHint().ifPresent(hint -> values.put(LoginParameter.LOGIN_HINT, hint));
        login.uiLocales().ifPresent(locales -> values.put(LoginParameter.UI_LOCALES, locales));
        login.workspaceHint().ifPresent(hint -> values.put(LoginParameter.WORKSPACE_HINT, hint));
        return new LoginParameters(values, login.isAcrEssential(), false);
    }
}
