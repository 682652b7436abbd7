import java.util.regex.Pattern;

/** The manifest, completed with what Gradle would put in. */
final class Manifest {
    private Manifest() {}

    static String complete(String source, Versions versions) {
        // Instructions to Gradle's merging, and their name space: what they remove is not there, as nothing is merged.
        return withoutRemoved(withSettings(source, versions))
            // Debian's aapt2 does not know this element yet; a test reads it in the source.
            .replaceFirst("(?s)\\s*<queries>.*?</queries>", "")
            .replaceFirst("\\s+xmlns:tools=\"[^\"]*\"", "")
            .replaceAll("\\s+tools:\\w+=\"[^\"]*\"", "");
    }

    /** With the settings that Gradle would put in, and nothing taken away. */
    static String withSettings(String source, Versions versions) {
        String start = "<manifest xmlns:android=";
        if (!source.contains(start)) throw new BuildFailure("AndroidManifest.xml does not begin with " + start);
        String sdk = "    <uses-sdk android:minSdkVersion=\"" + versions.setting("minSdk") + "\" android:targetSdkVersion=\""
            + versions.setting("targetSdk") + "\"/>\n";
        return source.replaceFirst(Pattern.quote(start), "<manifest package=\"" + versions.setting("namespace") + "\" xmlns:android=")
            .replaceFirst("(?=\\s*<application\\b)", "\n" + sdk.stripTrailing());
    }

    /** With the empty activity that Compose's tests draw single screens in. */
    static String forTests(String completed) {
        return completed.replace("</application>",
            "<activity android:name=\"androidx.activity.ComponentActivity\" android:exported=\"true\"/></application>");
    }

    private static String withoutRemoved(String source) {
        return source.replaceAll("\\s*<[\\w-]+[^<>]*tools:node=\"remove\"[^<>]*/>", "");
    }
}
