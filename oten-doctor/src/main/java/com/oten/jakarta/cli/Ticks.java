package com.oten.jakarta.cli;

import com.oten.jakarta.OtenFinding.Verdict;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** One symbol per verdict, all of the same width. */
enum Ticks {
    /** For consoles that can show more than ASCII. */
    FINE("\u2714", "!", "\u2718", "-"),
    /** For all others. */
    PLAIN("[ok]  ", "[warn]", "[FAIL]", "[skip]");

    private final String ok;
    private final String warning;
    private final String failed;
    private final String skipped;

    Ticks(String ok, String warning, String failed, String skipped) {
        this.ok = ok;
        this.warning = warning;
        this.failed = failed;
        this.skipped = skipped;
    }

    /**
     * By the encoding of standard output; its property has another name before JDK 19, and exists only for a console.
     */
    static Ticks ofConsole() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        return of(name.isEmpty() ? Charset.defaultCharset() : charset(name));
    }

    static Ticks of(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(FINE.ok + FINE.failed) ? FINE : PLAIN;
    }

    String of(Verdict verdict) {
        return switch (verdict) {
            case OK -> ok;
            case WARNING -> warning;
            case FAILED -> failed;
            case SKIPPED -> skipped;
        };
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.defaultCharset();
        }
    }
}
