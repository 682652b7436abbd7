import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Programs and files, as a build needs them. */
final class Tool {
    private Tool() {}

    /** Runs a program and shows what it says; fails when the program does. Those of Java are this Java's. */
    static void run(List<String> command) throws IOException, InterruptedException {
        int status = program(command).inheritIO().start().waitFor();
        if (status != 0) throw new BuildFailure(command.get(0) + " ended with " + status);
    }

    /** Runs a program that says much, and shows it only when it fails. */
    static void runQuietly(Path log, List<String> command) throws IOException, InterruptedException {
        int status = program(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (status != 0) throw new BuildFailure(command.get(0) + " ended with " + status + ":\n" + Files.readString(log));
    }

    private static ProcessBuilder program(List<String> command) {
        List<String> full = new ArrayList<>(command);
        Path own = Path.of(System.getProperty("java.home"), "bin", command.get(0));
        if (Files.isExecutable(own)) full.set(0, own.toString());
        return new ProcessBuilder(full);
    }

    /** Runs a step unless it ran before with the same command and the same bytes in all files it reads. */
    static void step(String name, Path build, List<Path> reads, List<String> command, Action action)
            throws IOException, InterruptedException {
        Path mark = build.resolve(name + ".done");
        String now = digest(reads, command);
        if (Files.exists(mark) && Files.readString(mark).equals(now)) return;
        Files.deleteIfExists(mark);
        long start = System.nanoTime();
        action.run();
        Files.createDirectories(build);
        Files.writeString(mark, now);
        System.out.printf("  %s: %.1f s%n", name, (System.nanoTime() - start) / 1e9);
    }

    interface Action {
        void run() throws IOException, InterruptedException;
    }

    /** All files below folders, in order of their names; a file stands for itself. */
    static List<Path> files(Path... roots) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            if (!Files.exists(root)) continue;
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile).sorted().forEach(found::add);
            }
        }
        return found;
    }

    /** Only the entries of an archive whose names match. */
    static void unzip(File archive, Path to, String names) throws IOException {
        try (ZipFile zip = new ZipFile(archive)) {
            for (var entry : Collections.list(zip.entries())) {
                if (entry.isDirectory() || !entry.getName().matches(names)) continue;
                Path path = to.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** An empty folder, whatever was there: classes of a file that is gone would still be found. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Collections.reverseOrder()).collect(Collectors.toList())) Files.delete(path);
            }
        }
        return Files.createDirectories(folder);
    }

    static String classPath(List<?> entries) {
        return entries.stream().map(Object::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String digest(List<Path> files, List<String> command) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : command) digest.update((word + "\0").getBytes());
            for (Path file : files) {
                digest.update((file + "\0").getBytes());
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (java.security.NoSuchAlgorithmException why) {
            throw new IllegalStateException(why);
        }
    }
}
