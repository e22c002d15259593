package com.oten.benchmarks.core;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One series as an SVG: both axes are logarithmic, so that a straight line at 45 degrees is linear growth. */
final class GrowthChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 70;

    private final String title;
    private final String unit;
    private final List<Point> points;
    private final double decades;
    private final double firstX;
    private final double firstY;

    /** A size and a time in nanoseconds. */
    record Point(double size, double nanos) {
        double x() {
            return Math.log10(size);
        }

        double y() {
            return Math.log10(nanos);
        }
    }

    /** Sizes of zero have no place on a logarithmic axis and are left out. */
    GrowthChart(String title, String unit, List<Point> all) {
        this.title = title;
        this.unit = unit;
        this.points = all.stream().filter(point -> point.size() > 0).toList();
        this.firstX = Math.floor(points.stream().mapToDouble(Point::x).min().orElse(0));
        this.firstY = Math.floor(points.stream().mapToDouble(Point::y).min().orElse(0));
        double lastX = Math.ceil(points.stream().mapToDouble(Point::x).max().orElse(1));
        double lastY = Math.ceil(points.stream().mapToDouble(Point::y).max().orElse(1));
        this.decades = Math.max(1, Math.max(lastX - firstX, lastY - firstY)); // the same on both axes
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" font-family=\"sans-serif\" font-size=\"12\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        svg.append(text(WIDTH / 2.0, 30, "middle", title));
        svg.append(text(WIDTH / 2.0, HEIGHT - 20.0, "middle", unit));
        for (int i = 0; i <= decades; i++) {
            double x = left(firstX + i);
            double y = top(firstY + i);
            svg.append(line(x, MARGIN, x, HEIGHT - MARGIN));
            svg.append(line(MARGIN, y, WIDTH - MARGIN, y));
            svg.append(text(x, HEIGHT - MARGIN + 18.0, "middle", whole(Math.pow(10, firstX + i))));
            svg.append(text(MARGIN - 8.0, y + 4, "end", RatioTable.time(Math.pow(10, firstY + i))));
        }
        String path = points.stream()
                .map(point -> number(left(point.x())) + "," + number(top(point.y())))
                .collect(Collectors.joining(" "));
        svg.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\" points=\"" + path + "\"/>\n");
        for (Point point : points) {
            svg.append("<circle r=\"4\" fill=\"#1f5fa8\" cx=\"" + number(left(point.x())) + "\" cy=\""
                    + number(top(point.y())) + "\"><title>" + whole(point.size()) + ": "
                    + RatioTable.time(point.nanos()) + "</title></circle>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private double left(double x) {
        return MARGIN + (x - firstX) / decades * (WIDTH - 2 * MARGIN);
    }

    private double top(double y) {
        return HEIGHT - MARGIN - (y - firstY) / decades * (HEIGHT - 2 * MARGIN);
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "<line stroke=\"#dddddd\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2)
                + "\" y2=\"" + number(y2) + "\"/>\n";
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">"
                + text.replace("&", "&amp;").replace("<", "&lt;") + "</text>\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
