import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Gradle files say, so that it is said once: versions, the app's name, the Android versions. */
final class Versions {
    /** Alias to `group:artifact:version`. */
    final Map<String, String> catalogue = new LinkedHashMap<>();
    /** `group:artifact:version`, shipped. */
    final Set<String> app = new LinkedHashSet<>();
    /** `group:artifact:version`, only for tests. */
    final Set<String> test = new LinkedHashSet<>();
    private final String gradle;

    Versions(Path android) throws IOException {
        String toml = Files.readString(android.resolve("gradle/libs.versions.toml"));
        Map<String, String> versions = new LinkedHashMap<>();
        match("(?m)^(\\w+) = \"([^\"]+)\"$", toml).forEach(m -> versions.put(m.group(1), m.group(2)));
        match("(?m)^([\\w-]+) = \\{ module = \"([^\"]+)\", version.ref = \"(\\w+)\" \\}$", toml)
            .forEach(m -> catalogue.put(m.group(1), m.group(2) + ":" + versions.get(m.group(3))));
        for (String line : Files.readAllLines(android.resolve("jvm/libraries.lock"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] words = line.split(" ");
            (words[0].equals("app") ? app : test).add(words[1]);
        }
        gradle = Files.readString(android.resolve("app/build.gradle.kts"));
    }

    String library(String alias) {
        String found = catalogue.get(alias);
        if (found == null) throw new BuildFailure("libs.versions.toml has no library " + alias);
        return found;
    }

    /** A setting of `app/build.gradle.kts`, such as `minSdk = 26`. */
    String setting(String name) {
        Matcher found = Pattern.compile("\\b" + name + " = \"?([\\w.]+)").matcher(gradle);
        if (!found.find()) throw new BuildFailure("app/build.gradle.kts does not say " + name);
        return found.group(1);
    }

    /** The aliases that the app's Gradle file takes for a configuration, such as `implementation`. */
    List<String> roots(String configuration) {
        // Either libs.name, or "${libs.name.get()}@aar" for another kind of the same.
        String pattern = "(?m)^    " + configuration + "\\((?:\"\\$\\{)?libs\\.([\\w.]+?)(?:\\.get\\(\\)\\}@aar\")?\\)$";
        return match(pattern, gradle).map(m -> library(m.group(1).replace('.', '-'))).toList();
    }

    /** The two builds take the same versions: what Gradle is given by name is in the lock, as the same version. */
    void check() {
        for (String name : roots("implementation")) {
            if (!app.contains(name)) throw new BuildFailure(name + " is not an app line of libraries.lock");
        }
        for (String configuration : List.of("debugImplementation", "testImplementation")) {
            for (String name : roots(configuration)) {
                if (!test.contains(name)) throw new BuildFailure(name + " is not a test line of libraries.lock");
            }
        }
        if (roots("implementation").size() < 3 || roots("testImplementation").size() < 3) {
            throw new BuildFailure("the dependencies of app/build.gradle.kts were not understood");
        }
    }

    private static Stream<MatchResult> match(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }
}
