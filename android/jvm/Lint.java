import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Runs Android Lint, with the checks that libraries bring along, over the app and its shell as one module; then over a
 * copy with faults, which it has to find. Run after {@link Build}; writes target/android/lint.
 *
 * Lint wants an SDK. It is given the framework that tests run on, under the number that Gradle compiles against, and
 * with {@link ApiLevels}.
 */
final class Lint {
    static final Path OUT = Build.OUT.resolve("lint");

    private final Build build = new Build();
    private final String level = build.versions.setting("compileSdk");
    private final Path sdk = OUT.resolve("sdk");
    private final Path java = OUT.resolve("java.jar");
    private final URLClassLoader program;

    record Finding(String issue, String message, String file, String line) {}

    private Lint() throws Exception {
        List<URL> jars = new ArrayList<>();
        for (File jar : Libraries.whole(build.versions.library("lint"))) jars.add(jar.toURI().toURL());
        program = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        sdk();
    }

    public static void main(String[] arguments) throws Exception {
        int faults;
        try {
            Lint lint = new Lint();
            List<Path> sources = Tool.files(Build.APP.resolve("kotlin"), Build.ANDROID.resolve("shell/src/main/kotlin"));
            List<Finding> found = lint.run(Build.ANDROID, sources, "app");
            for (Finding each : found) System.out.printf("%s:%s: %s [%s]%n", each.file, each.line, each.message, each.issue);
            Path copy = Planted.copy();
            faults = found.size() + Planted.missed(lint.run(copy, Planted.sources(copy), "planted"));
        } catch (BuildFailure why) {
            System.err.println("Android Lint: " + why.getMessage());
            faults = 1;
        } catch (Exception why) {
            why.printStackTrace();
            faults = 1;
        }
        // Lint leaves threads behind, which nothing else ends.
        System.exit(faults == 0 ? 0 : 1);
    }

    private void sdk() throws IOException {
        Path platform = sdk.resolve("platforms/android-" + level);
        Path levels = platform.resolve("data/api-versions.xml");
        Path jar = platform.resolve("android.jar");
        File r8 = Libraries.exactly(List.of(build.versions.library("r8"))).get(0);
        Path mark = OUT.resolve("sdk.of");
        String made = level + " " + build.framework + " " + r8;
        if (Files.exists(mark) && Files.readString(mark).equals(made)) return;
        ApiLevels.write(r8, levels);
        java();
        Files.deleteIfExists(jar);
        Files.createSymbolicLink(jar, build.framework.toPath());
        Files.writeString(platform.resolve("build.prop"), "ro.build.version.sdk=" + level + "\n");
        // Lint takes no platform that lacks one of these.
        Files.write(platform.resolve("source.properties"), List.of("AndroidVersion.ApiLevel=" + level, "Platform.Version=" + level,
            "Pkg.Desc=Framework", "Pkg.Revision=1", "Layoutlib.Api=15", "Layoutlib.Revision=1"));
        Files.writeString(mark, made);
    }

    /** Java's own classes, which an SDK has beside Android's, out of the Java that this runs on. */
    private void java() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(java))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (String module : List.of("java.base", "java.logging", "java.sql", "java.xml")) {
                Path root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules", module);
                for (Path file : Tool.files(root)) {
                    String name = root.relativize(file).toString();
                    if (!name.matches("(java|javax|org)/.*\\.class")) continue;
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }

    /** What it says of the project in a folder that is built like ours, and of these sources in it. */
    private List<Finding> run(Path android, List<Path> sources, String name) throws Exception {
        Path report = OUT.resolve(name + ".xml");
        Files.deleteIfExists(report);
        Path description = OUT.resolve(name + ".project.xml");
        Files.write(description, describe(android, sources, name));
        String[] options = {"--project", description.toString(), "--sdk-home", sdk.toString(), "--config",
            Build.ANDROID.resolve("lint.xml").toString(), "-Werror", "--exitcode", "--quiet", "--offline", "--fullpath",
            "--xml", report.toString()};
        Thread.currentThread().setContextClassLoader(program);
        Class<?> main = program.loadClass("com.android.tools.lint.Main");
        Object status = main.getMethod("run", String[].class).invoke(main.getConstructor().newInstance(), (Object) options);
        // 1: something was found. Everything else is about Lint itself.
        if (!List.of(0, 1).contains(status) || !Files.exists(report)) throw new BuildFailure("it ended with " + status);
        return findings(report, android);
    }

    private List<String> describe(Path android, List<Path> sources, String name) throws IOException {
        Path app = android.resolve("app/src/main");
        Path manifest = app.resolve("AndroidManifest.xml");
        Path completed = OUT.resolve(name + ".manifest.xml");
        Files.writeString(completed, Manifest.withSettings(Files.readString(manifest), build.versions));
        List<String> lines = new ArrayList<>(List.of("<project>", element("root", "dir", android),
            element("cache", "dir", Files.createDirectories(OUT.resolve("cache"))),
            "<module name=\"app\" android=\"true\" library=\"false\" compile-sdk-version=\"" + level + "\">",
            element("manifest", "file", manifest), element("merged-manifest", "file", completed),
            element("resource", "file", app.resolve("res")), element("classpath", "jar", java)));
        for (Path file : sources) lines.add(element("src", "file", file));
        for (File library : build.app) {
            Path checks = library.toPath().resolveSibling("lint.jar");
            lines.add(element("classpath", "jar", library));
            if (library.getName().equals("classes.jar") && Files.exists(checks)) lines.add(element("lint-checks", "jar", checks));
        }
        // Sources are taken before the classes that were made of them.
        for (String classes : List.of("r", "shell", "app")) lines.add(element("classpath", "jar", Build.OUT.resolve("classes/" + classes)));
        lines.addAll(List.of("</module>", "</project>"));
        return lines;
    }

    private static String element(String name, String attribute, Object value) {
        return "<" + name + " " + attribute + "=\"" + value + "\"/>";
    }

    private static List<Finding> findings(Path report, Path android) throws Exception {
        NodeList issues = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getElementsByTagName("issue");
        return IntStream.range(0, issues.getLength()).mapToObj(i -> (Element) issues.item(i)).map(issue -> {
            Element place = (Element) issue.getElementsByTagName("location").item(0);
            String file = place.getAttribute("file").replace(android + File.separator, "");
            return new Finding(issue.getAttribute("id"), issue.getAttribute("message"), file, place.getAttribute("line"));
        }).toList();
    }
}
