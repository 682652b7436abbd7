import com.android.apksig.ApkSigner;
import com.android.apksig.ApkVerifier;
import com.android.apksig.KeyConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * Shrinks the built app with R8 as a release is shrunk, to class files, so that tests can run what R8 has left, and
 * puts the same into an APK. Run after {@link Build}; writes target/android/shrunk.jar and target/android/aftercare.apk.
 *
 * Not in the APK: the core for phones, which needs the NDK; and it is signed with a key of the moment.
 */
final class Shrink {
    private static final Path OUT = Build.OUT;
    /** What Gradle's own file of rules says and this app can meet: Kotlin's and Java's enums, what the system finds by name. */
    private static final List<String> COMMON = List.of(
        "-keepattributes *Annotation*,Signature,InnerClasses,EnclosingMethod",
        "-keepclassmembers enum * { public static **[] values(); public static ** valueOf(java.lang.String); }",
        "-keepclassmembers class * implements android.os.Parcelable { public static final ** CREATOR; }",
        "-keepclasseswithmembernames class * { native <methods>; }",
        // Left out and renamed as in a release. That code is rewritten too takes R8 minutes, and is left to Gradle.
        "-dontoptimize",
        // What folding phones bring along themselves.
        "-dontwarn androidx.window.extensions.**", "-dontwarn androidx.window.sidecar.**");

    public static void main(String[] arguments) throws Exception {
        try {
            Build build = new Build();
            List<Path> rules = rules(build);
            shrink(build, rules);
            dex(build);
            // What steers coroutines and Compose in other tests knows them under their full names only.
            List<File> libraries = build.all.stream().filter(file -> !file.getPath().matches(".*(coroutines|ui)-test.*")).toList();
            Files.write(OUT.resolve("shrunk.options"), build.testOptions(List.of(OUT.resolve("shrunk.jar")), libraries));
            apk();
        } catch (BuildFailure why) {
            System.err.println("Android shrinking: " + why.getMessage());
            System.exit(1);
        }
    }

    /** Ours, those of the resources (what the manifest names), and those that libraries bring along. */
    private static List<Path> rules(Build build) throws IOException {
        List<Path> rules = new ArrayList<>(List.of(Build.ANDROID.resolve("app/proguard-rules.pro"), OUT.resolve("manifest.rules")));
        Path common = OUT.resolve("common.rules");
        Files.write(common, COMMON);
        rules.add(common);
        for (File library : build.app) {
            Path beside = library.toPath().resolveSibling("proguard.txt");
            if (library.getName().equals("classes.jar") && Files.exists(beside)) rules.add(beside);
            Path folder = OUT.resolve("rules/" + library.toPath().getParent().getFileName() + "-" + library.getName());
            Tool.unzip(library, folder, "META-INF/proguard/.*|META-INF/com\\.android\\.tools/r8[^/]*/.*");
            rules.addAll(Tool.files(folder));
        }
        return rules;
    }

    private static void shrink(Build build, List<Path> rules) throws IOException, InterruptedException {
        Path shrunk = OUT.resolve("shrunk.jar");
        List<String> command = tool(build, "R8", "--classfile", "--output", shrunk.toString(),
            "--pg-map-output", shrunk + ".map");
        for (Path file : rules) command.addAll(List.of("--pg-conf", file.toString()));
        List<Path> inputs = new ArrayList<>();
        for (String module : List.of("app", "shell", "r")) {
            Path jar = OUT.resolve(module + ".jar");
            Tool.run(List.of("jar", "--create", "--no-manifest", "--date=1980-01-01T00:00:02Z", "--file", jar.toString(),
                "-C", OUT.resolve("classes/" + module).toString(), "."));
            inputs.add(jar);
        }
        List<Path> read = new ArrayList<>(rules);
        read.addAll(inputs);
        for (File library : build.app) inputs.add(library.toPath());
        for (Path input : inputs) command.add(input.toString());
        Tool.step("shrunk.jar", OUT, read, command, () -> Tool.runQuietly(OUT.resolve("r8.log"), command));
    }

    /** The very classes that the tests run, as phones run them. */
    private static void dex(Build build) throws IOException, InterruptedException {
        Path shrunk = OUT.resolve("shrunk.jar");
        List<String> command = tool(build, "D8", "--output", OUT.resolve("dex.zip").toString(),
            "--min-api", build.versions.setting("minSdk"), shrunk.toString());
        Tool.step("dex.zip", OUT, List.of(shrunk), command, () -> Tool.runQuietly(OUT.resolve("d8.log"), command));
    }

    private static List<String> tool(Build build, String name, String... options) {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx4g", "-cp",
            Tool.classPath(Libraries.exactly(List.of(build.versions.library("r8")))), "com.android.tools.r8." + name, "--release",
            "--lib", build.framework.toString(), "--lib", System.getProperty("java.home")));
        command.addAll(List.of(options));
        return command;
    }

    /** Resources and code in one archive, aligned and signed. */
    private static void apk() throws Exception {
        Path joined = OUT.resolve("joined.apk");
        Path dex = Tool.emptied(OUT.resolve("dex"));
        Tool.unzip(OUT.resolve("dex.zip").toFile(), dex, "classes\\d*\\.dex");
        Files.copy(OUT.resolve("base.apk"), joined, StandardCopyOption.REPLACE_EXISTING);
        Tool.run(List.of("jar", "--update", "--no-manifest", "--file", joined.toString(), "-C", dex.toString(), "."));

        Path keys = OUT.resolve("moment.p12");
        String word = "moment";
        Files.deleteIfExists(keys);
        Tool.runQuietly(OUT.resolve("key.log"), List.of("keytool", "-genkeypair", "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", word,
            "-alias", word, "-keyalg", "EC", "-validity", "2", "-dname", "CN=" + word));
        KeyStore store = KeyStore.getInstance(keys.toFile(), word.toCharArray());
        ApkSigner.SignerConfig signer = new ApkSigner.SignerConfig.Builder(word,
            new KeyConfig.Jca((PrivateKey) store.getKey(word, word.toCharArray())), List.of((X509Certificate) store.getCertificate(word))).build();
        File apk = OUT.resolve("aftercare.apk").toFile();
        // Aligned anew: the system reads what is not compressed in place.
        new ApkSigner.Builder(List.of(signer)).setInputApk(joined.toFile()).setOutputApk(apk)
            .setAlignmentPreserved(false).build().sign();
        ApkVerifier.Result result = new ApkVerifier.Builder(apk).build().verify();
        if (!result.isVerified()) throw new BuildFailure("the signed APK is not valid: " + result.getErrors());
        System.out.printf("  APK of %.1f MB without the core: %s%n", apk.length() / 1e6, OUT.getParent().getParent().relativize(apk.toPath()));
    }
}
