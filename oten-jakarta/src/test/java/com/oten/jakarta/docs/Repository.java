package com.oten.jakarta.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files of the whole project that users write and read. */
final class Repository {
    static final Path ROOT = Path.of("..");

    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".vscode", ".settings");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|xml|properties|jsp|html|yml|sh|js|css)");
    /** Scripts have no ending. */
    private static final Path SCRIPTS = Path.of("..", ".ci");
    /** A block, or the rest of a line; a literal is taken first, so that slashes in it begin nothing. */
    private static final Pattern COMMENT = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])++'|(?<comment>/\\*.*?\\*/|//[^\\n]*+)",
            Pattern.DOTALL);

    private Repository() {}

    /** All files with text in them. */
    static List<Path> files() {
        TreeSet<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (TEXT.matcher(file.getFileName().toString()).matches() || file.startsWith(SCRIPTS)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /** The names of all classes that have a file, without their packages. */
    static Set<String> classes() {
        Set<String> names = new TreeSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                names.add(name.substring(0, name.length() - ".java".length()));
            }
        }
        return names;
    }

    /** What a pattern's first group finds, each with the files that it was found in. */
    static Map<String, Set<String>> cited(Pattern pattern, boolean onlyInComments) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : files()) {
            boolean isJava = file.toString().endsWith(".java");
            if (onlyInComments && !isJava) {
                continue;
            }
            String text = isJava ? comments(read(file)) : read(file);
            pattern.matcher(text)
                    .results()
                    .forEach(match -> found.computeIfAbsent(match.group(1), key -> new TreeSet<>())
                            .add(ROOT.relativize(file).toString()));
        }
        return found;
    }

    /** What is a comment in Java, one a line. */
    static String comments(String java) {
        StringBuilder comments = new StringBuilder();
        COMMENT.matcher(java).results().map(match -> match.group(1)).forEach(comment -> {
            if (comment != null) {
                comments.append(comment.replaceAll("\\s*\\n\\s*\\*?\\s*", " ")).append('\n');
            }
        });
        return comments.toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
