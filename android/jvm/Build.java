import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiles the Android app and its tests without Gradle and without Android's SDK: the same sources, manifest,
 * resources and versions, against the framework's own classes. Run from the project's folder; writes
 * target/android. A step whose files did not change is not done again.
 *
 * Not here: merging the manifests of libraries (what ours needs of them it says itself).
 */
final class Build {
    static final Path ANDROID = Path.of("android").toAbsolutePath();
    static final Path OUT = Path.of("target/android").toAbsolutePath();
    static final Path APP = ANDROID.resolve("app/src/main");
    static final Path TESTS = ANDROID.resolve("app/src/test");

    final Versions versions = new Versions(ANDROID);
    final String name = versions.setting("namespace");
    /** What the app is compiled against. */
    final File framework = Libraries.exactly(List.of(versions.library("framework"))).get(0);
    private final List<File> compiler = Libraries.whole(versions.library("kotlin-compiler"));
    private final File compose = Libraries.exactly(List.of(versions.library("compose-compiler"))).get(0);
    final List<File> app;
    final List<File> all;
    final List<Path> libraryResources = new ArrayList<>();
    final TreeSet<String> libraryPackages = new TreeSet<>();

    Build() throws IOException, InterruptedException {
        versions.check();
        app = unpacked(Libraries.exactly(versions.app));
        all = new ArrayList<>(app);
        all.addAll(unpacked(Libraries.exactly(versions.test)));
    }

    public static void main(String[] arguments) throws Exception {
        try {
            Build build = new Build();
            build.resources();
            build.kotlin();
            build.settings();
        } catch (BuildFailure why) {
            System.err.println("Android build: " + why.getMessage());
            System.exit(1);
        }
    }

    /** Classes of archives as they are, those of Android's out of them; their resources are linked to ours. */
    private List<File> unpacked(List<File> fetched) throws IOException, InterruptedException {
        List<File> classes = new ArrayList<>();
        for (File file : fetched) {
            if (!file.getName().endsWith(".aar")) {
                classes.add(file);
                continue;
            }
            Path folder = OUT.resolve("libraries/" + file.getName());
            Path resources = folder.resolve("resources.zip");
            if (!Files.exists(folder.resolve("unpacked"))) {
                Tool.unzip(file, folder, "classes.jar|AndroidManifest.xml|res/.*|proguard.txt|lint.jar|annotations.zip");
                if (Files.isDirectory(folder.resolve("res"))) {
                    Tool.run(List.of("aapt2", "compile", "--dir", folder.resolve("res").toString(), "-o", resources.toString()));
                }
                Files.createFile(folder.resolve("unpacked"));
            }
            if (Files.exists(folder.resolve("classes.jar"))) classes.add(folder.resolve("classes.jar").toFile());
            if (Files.exists(resources)) libraryResources.add(resources);
            Matcher named = Pattern.compile("package=\"([^\"]+)\"").matcher(Files.readString(folder.resolve("AndroidManifest.xml")));
            if (named.find()) libraryPackages.add(named.group(1));
        }
        return classes;
    }

    /** The manifest as Gradle would complete it, our resources with those of the libraries, and the class R. */
    private void resources() throws IOException, InterruptedException {
        File readable = Libraries.exactly(List.of(versions.library("framework-resources"))).get(0);
        Path table = OUT.resolve("framework.apk");
        if (!Files.exists(table)) {
            Tool.unzip(readable, OUT.resolve("framework"), "resources.arsc|AndroidManifest.xml");
            Tool.run(List.of("jar", "--create", "--no-compress", "--no-manifest", "--file", table.toString(),
                "-C", OUT.resolve("framework").toString(), "."));
        }
        Path manifest = OUT.resolve("AndroidManifest.xml");
        Path forTests = OUT.resolve("TestManifest.xml");
        String completed = Manifest.complete(Files.readString(APP.resolve("AndroidManifest.xml")), versions);
        Files.writeString(manifest, completed);
        Files.writeString(forTests, Manifest.forTests(completed));
        Path own = OUT.resolve("own.zip");
        List<String> shipped = link(table, own, manifest, "base.apk");
        // Apart from R, which of our classes the manifest and the resources name.
        shipped.addAll(List.of("--proguard", OUT.resolve("manifest.rules").toString(), "--java", OUT.resolve("r").toString(),
            "--extra-packages", String.join(":", libraryPackages)));
        List<Path> read = new ArrayList<>(Tool.files(APP.resolve("res")));
        read.addAll(List.of(manifest, forTests));
        Tool.step("resources", OUT, read, shipped, () -> {
            Tool.emptied(OUT.resolve("r"));
            Tool.run(List.of("aapt2", "compile", "--pseudo-localize", "--dir", APP.resolve("res").toString(), "-o", own.toString()));
            Tool.runQuietly(OUT.resolve("link.log"), shipped);
            Tool.runQuietly(OUT.resolve("link.log"), link(table, own, forTests, "tests.apk"));
            List<String> javac = new ArrayList<>(List.of("javac", "-nowarn", "--release", "17", "-d",
                Tool.emptied(OUT.resolve("classes/r")).toString()));
            for (Path source : Tool.files(OUT.resolve("r"))) javac.add(source.toString());
            Tool.run(javac);
        });
    }

    private List<String> link(Path table, Path own, Path manifest, String output) {
        List<String> command = new ArrayList<>(List.of("aapt2", "link", "--auto-add-overlay", "-I", table.toString(),
            "--manifest", manifest.toString(), "-o", OUT.resolve(output).toString(),
            "--version-code", versions.setting("versionCode"), "--version-name", versions.setting("versionName")));
        for (Path zip : libraryResources) command.addAll(List.of("-R", zip.toString()));
        command.addAll(List.of("-R", own.toString()));
        return command;
    }

    /** The shell with the generated sources, the app, its tests: each sees those before it. */
    private void kotlin() throws IOException, InterruptedException {
        Path shell = ANDROID.resolve("shell/src");
        List<Object> seen = new ArrayList<>(List.of(OUT.resolve("classes/r")));
        seen.addAll(app);
        seen.add(framework);
        compile("shell", seen, List.of(shell.resolve("generated/kotlin"), shell.resolve("main/kotlin")), List.of());
        seen.add(0, OUT.resolve("classes/shell"));
        compile("app", seen, List.of(APP.resolve("kotlin")), List.of());
        seen.add(0, OUT.resolve("classes/app"));
        seen.addAll(all);
        // With what only a debug build has.
        List<Path> tests = Stream.of("debug", "test", "testDebug").map(set -> ANDROID.resolve("app/src/" + set + "/kotlin")).toList();
        compile("tests", seen, tests, List.of("-Xfriend-paths=" + OUT.resolve("classes/app")));
    }

    private void compile(String module, List<Object> seen, List<Path> sources, List<String> options)
            throws IOException, InterruptedException {
        Path classes = OUT.resolve("classes/" + module);
        List<String> command = new ArrayList<>(List.of("java", "-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED", "-cp", Tool.classPath(compiler),
            "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-no-reflect", "-jvm-target", "17", "-Werror",
            "-module-name", module, "-Xplugin=" + compose, "-d", classes.toString(), "-cp", Tool.classPath(seen)));
        // Java 21 does not know this yet; newer ones warn without it.
        if (Runtime.version().feature() > 22) command.add(1, "--sun-misc-unsafe-memory-access=allow");
        command.addAll(options);
        sources.forEach(source -> command.add(source.toString()));
        List<Path> read = new ArrayList<>(Tool.files(sources.toArray(Path[]::new)));
        for (Object entry : seen) if (entry instanceof Path folder) read.addAll(Tool.files(folder));
        Tool.step(module, OUT, read, command, () -> {
            Tool.emptied(classes);
            Tool.run(command);
        });
    }

    /** What Robolectric is told by files, which tests there are, and how they are started. */
    private void settings() throws IOException {
        Path config = Files.createDirectories(OUT.resolve("config/com/android/tools")).resolve("test_config.properties");
        Files.writeString(config, "android_resource_apk=" + OUT.resolve("tests.apk") + "\nandroid_merged_manifest="
            + OUT.resolve("TestManifest.xml") + "\nandroid_custom_package=" + name + "\n");
        Files.write(OUT.resolve("test.classes"), testClasses());
        Files.write(OUT.resolve("test.options"), testOptions(List.of("app", "shell", "r").stream()
            .map(module -> OUT.resolve("classes/" + module)).toList(), all));
    }

    /** The command that starts tests of the app in some form, one argument a line. */
    List<String> testOptions(List<Path> form, List<File> libraries) throws IOException {
        File instrumented = Libraries.exactly(List.of(versions.library("framework-instrumented"))).get(0);
        Path frameworks = Files.createDirectories(OUT.resolve("frameworks"));
        Path copy = frameworks.resolve(instrumented.getName());
        if (!Files.exists(copy)) Files.copy(instrumented.toPath(), copy, StandardCopyOption.REPLACE_EXISTING);

        List<Object> path = new ArrayList<>(List.of(OUT.resolve("config"), TESTS.resolve("resources")));
        path.addAll(form);
        path.add(OUT.resolve("classes/tests"));
        path.addAll(libraries);
        path.add(framework);
        List<String> command = new ArrayList<>(List.of("-Xmx3g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
            "-Drobolectric.offline=true", "-Drobolectric.dependency.dir=" + frameworks,
            "-Djna.library.path=" + Path.of("target/bindings/testing").toAbsolutePath(),
            "-Daftercare.root=" + ANDROID.getParent(), "-Daftercare.lives=" + OUT.resolve("lives"),
            "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED", "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"));
        for (String opened : List.of("lang", "io", "net", "nio", "util", "lang.reflect", "text")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", Tool.classPath(path)));
        return command;
    }

    /** Every class of the tests whose name says that it is one; android/test.sh knows the kinds. */
    private static List<String> testClasses() throws IOException {
        Path root = OUT.resolve("classes/tests");
        return Tool.files(root).stream()
            .map(path -> root.relativize(path).toString())
            .filter(path -> path.matches(".*(Test|FirstLife|SecondLife|ShrunkJourney)\\.class"))
            .map(path -> path.replace(".class", "").replace(File.separatorChar, '.'))
            .sorted().toList();
    }
}
