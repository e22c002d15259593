package com.oten.jakarta.rs;

import com.oten.jakarta.config.ConfigReader;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whether the library is on. Features run at deployment, before beans may be asked. */
final class Activation {
    private Activation() {}

    static boolean enforcesRoles() {
        return ConfigProvider.getConfig()
                .getOptionalValue("oten.jaxrs.enforce-roles", Boolean.class)
                .orElse(true);
    }

    static boolean isActive() {
        return ConfigReader.isActive(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    }
}
