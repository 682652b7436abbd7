import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Faults that Lint must find, planted into a copy of the app, so that it is seen to look at all of this. */
final class Planted {
    private static final String MANIFEST = "app/src/main/AndroidManifest.xml";
    private static final String STRINGS = "app/src/main/res/values/strings.xml";
    private static final String CODE = "app/src/main/kotlin/aftercare/app/";

    /** Lint's name for it, a word of the message or of the file's name, the file, what stands there, what is put there instead. */
    private record Fault(String issue, String sign, String file, String before, String after) {}

    private static final List<Fault> FAULTS = List.of(
        new Fault("NewApi", "setAuthenticationRequired", CODE + "reminders/Notices.kt",
            "if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) ", ""),
        new Fault("NewApi", "setRecentsScreenshotEnabled", CODE + "system/KeepPrivate.kt", "VERSION_CODES.TIRAMISU", "VERSION_CODES.S"),
        new Fault("NewApi", "isBackgroundRestricted", CODE + "reminders/SystemTrouble.kt", "VERSION_CODES.P", "VERSION_CODES.O_MR1"),
        new Fault("UnusedAttribute", "enableOnBackInvokedCallback", MANIFEST, "tools:targetApi=\"33\"", ""),
        new Fault("UnspecifiedImmutableFlag", "Notices.kt", CODE + "reminders/Notices.kt", "context, 0, intent, flags", "context, 0, intent, 0"),
        new Fault("ExportedReceiver", MANIFEST, MANIFEST, "android:name=\".reminders.AlarmReceiver\"\n            android:exported=\"false\" />",
            "android:name=\".reminders.AlarmReceiver\"\n            android:exported=\"true\"><intent-filter><action android:name=\"aftercare.RING\" /></intent-filter></receiver>"),
        new Fault("DataExtractionRules", MANIFEST, MANIFEST, "android:dataExtractionRules=\"@xml/data_extraction_rules\"", ""),
        new Fault("IntentFilterExportedReceiver", MANIFEST, MANIFEST, "android:name=\".reminders.SystemReceiver\"\n            android:exported=\"false\"",
            "android:name=\".reminders.SystemReceiver\""),
        new Fault("MissingClass", "ScannActivity", MANIFEST, ".scan.ScanActivity", ".scan.ScannActivity"),
        new Fault("MissingTranslation", "scan_title", "app/src/main/res/values-es/strings.xml", "<string name=\"scan_title\">Escanee el código</string>", ""),
        new Fault("ExtraTranslation", "scan_typed", "app/src/main/res/values-es/strings.xml", "scan_type\"", "scan_typed\""),
        new Fault("StringFormatMatches", "no_dialler", "app/src/main/res/values-es/strings.xml", "%1$s", "%1$d"),
        new Fault("UnusedResources", "R.string.nobody", STRINGS, "</resources>", "    <string name=\"nobody\" translatable=\"false\">x</string>\n</resources>"),
        new Fault("ApplySharedPref", "Preferences.kt", CODE + "Preferences.kt", "stored.edit { putBoolean(SCREENSHOTS, value) }",
            "stored.edit().putBoolean(SCREENSHOTS, value).commit()"),
        new Fault("UnrememberedMutableState", "HomeView.kt", CODE + "ui/HomeView.kt", "{\n",
            "{\n    val planted = androidx.compose.runtime.mutableStateOf(0)\n"),
        new Fault("SimpleDateFormat", "Clock.kt", "shell/src/main/kotlin/aftercare/shell/Clock.kt", "{\n",
            "{\n    public fun planted(): Any = java.text.SimpleDateFormat(\"yyyy\")\n"));

    private Planted() {}

    /** A folder like ours, with all faults. */
    static Path copy() throws IOException {
        Path copy = Tool.emptied(Lint.OUT.resolve("planted"));
        for (String part : List.of("app/src/main", "shell/src/main")) {
            for (Path file : Tool.files(Build.ANDROID.resolve(part))) {
                Path to = copy.resolve(Build.ANDROID.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        for (Fault fault : FAULTS) {
            Path file = copy.resolve(fault.file);
            String text = Files.readString(file);
            if (!text.contains(fault.before)) throw new BuildFailure("nothing to plant in " + fault.file + ": " + fault.before);
            int at = text.indexOf(fault.before);
            Files.writeString(file, text.substring(0, at) + fault.after + text.substring(at + fault.before.length()));
        }
        return copy;
    }

    /** What of a copy is to be looked at: the rest is as it is in the app. */
    static List<Path> sources(Path copy) {
        return FAULTS.stream().map(Fault::file).filter(file -> file.endsWith(".kt")).distinct().map(copy::resolve).toList();
    }

    /** How many of them were not found. */
    static int missed(List<Lint.Finding> found) {
        List<Fault> missed = FAULTS.stream().filter(fault -> found.stream().noneMatch(each ->
            each.issue().equals(fault.issue) && (each.message() + each.file()).contains(fault.sign))).toList();
        for (Fault fault : missed) System.out.println("missed: " + fault.issue + " in " + fault.file + ": " + fault.after);
        System.out.printf("%d of %d planted faults found%n", FAULTS.size() - missed.size(), FAULTS.size());
        return missed.size();
    }
}
