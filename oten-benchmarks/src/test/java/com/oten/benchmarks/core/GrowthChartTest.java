package com.oten.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.oten.benchmarks.core.GrowthChart.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthChartTest {
    private static String svg(Point... points) {
        return new GrowthChart("a <benchmark>", "sizes", List.of(points)).svg();
    }

    @Test
    void linear_growth_is_the_diagonal() {
        assertThat(svg(new Point(1, 100), new Point(10, 1_000), new Point(100, 10_000)))
                .contains("points=\"70.0,330.0 320.0,200.0 570.0,70.0\"");
    }

    @Test
    void no_growth_is_a_horizontal_line() {
        assertThat(svg(new Point(1, 100), new Point(100, 100))).contains("points=\"70.0,330.0 570.0,330.0\"");
    }

    @Test
    void a_size_of_zero_is_left_out() {
        assertThat(svg(new Point(0, 100), new Point(1, 100), new Point(10, 100)))
                .contains("points=\"70.0,330.0 570.0,330.0\"");
    }

    @Test
    void names_are_text() {
        assertThat(svg(new Point(1, 1))).contains(">a &lt;benchmark></text>");
    }
}
