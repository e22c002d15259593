package com.oten.jakarta.it.redeployed;

import com.oten.jakarta.it.witness.WitnessMBean;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Passes its class loader to the witness, of which it knows only the name, a constant that the compiler inlines. */
@WebListener
public class WatchedApplication implements ServletContextListener {
    /** For the container. */
    public WatchedApplication() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(WitnessMBean.NAME),
                            "watch",
                            new Object[] {WatchedApplication.class.getClassLoader()},
                            new String[] {ClassLoader.class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
