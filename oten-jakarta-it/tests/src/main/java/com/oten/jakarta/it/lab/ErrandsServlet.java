package com.oten.jakarta.it.lab;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Begins errands by {@code POST}, and responds with their results to {@code GET}. */
@WebServlet("/lab/errands/*")
@SuppressWarnings("NullAway.Init") // the container sets the fields
public class ErrandsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Errands errands;

    @Inject
    private transient Sight sight;

    @Inject
    private transient Tasks tasks;

    @Inject
    private transient LabBean bean;

    @Resource
    private transient ManagedExecutorService executor;

    @Resource
    private transient ManagedScheduledExecutorService scheduled;

    /** For the container. */
    public ErrandsServlet() {}

    @Override
    protected void doPost(HttpServletRequest in, HttpServletResponse out) {
        String name = name(in);
        Errand errand = errands.begin(name);
        Runnable work = () -> errand.run(() -> sight.of(errand.captured()));
        switch (name) {
            case "executor" -> executor.execute(work);
            case "scheduled" -> {
                var unused = scheduled.schedule(work, 0, TimeUnit.MILLISECONDS);
            }
            case "task" -> tasks.run(errand);
            case "thread" -> new Thread(work).start();
            case "asynchronous" -> bean.run(errand);
            case "timer" -> bean.runLater(name);
            default -> throw new IllegalArgumentException(name);
        }
    }

    @Override
    protected void doGet(HttpServletRequest in, HttpServletResponse out) throws IOException {
        out.getWriter().print(errands.named(name(in)).result());
    }

    private static String name(HttpServletRequest in) {
        return in.getPathInfo().substring(1);
    }
}
