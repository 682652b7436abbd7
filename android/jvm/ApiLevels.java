import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;

/**
 * Since which Android there is a class, a method or a field. An SDK says it in its api-versions.xml, which is nowhere
 * to be had without one; R8 brings the same along in a table of its own, and this writes it down in the SDK's form.
 *
 * The table begins with the places of its strings, skips two indexes by hash, and goes on with the data that all of
 * them point into: first its entries one after the other, then the strings.
 */
final class ApiLevels {
    private static final String TABLE = "resources/new_api_database.ser";
    /** A place is an int and a short. */
    private static final int PLACE = 6;
    private static final int INDEXES = ((1 << 17) + (1 << 18)) * PLACE;
    private static final int CLASS = 0;
    private static final int FIELD = 1;

    private final ByteBuffer table;
    private final String[] strings;
    private final int entriesEnd;
    /** Name of a class to its line, and to those of what it has. */
    private final Map<String, String> classes = new TreeMap<>();
    private final Map<String, StringBuilder> members = new TreeMap<>();

    private ApiLevels(byte[] bytes) {
        table = ByteBuffer.wrap(bytes);
        int count = table.getInt();
        int data = Integer.BYTES + count * PLACE + INDEXES;
        strings = new String[count];
        int first = bytes.length;
        for (int i = 0; i < count; i++) {
            int start = data + table.getInt();
            // Each ends with a zero.
            strings[i] = new String(bytes, start, Short.toUnsignedInt(table.getShort()) - 1, StandardCharsets.UTF_8);
            first = Math.min(first, start);
        }
        entriesEnd = first;
        table.position(data);
    }

    static void write(File r8, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(r8)) {
            ApiLevels levels = new ApiLevels(zip.getInputStream(zip.getEntry(TABLE)).readAllBytes());
            while (levels.table.position() < levels.entriesEnd) levels.entry();
            if (levels.table.position() != levels.entriesEnd) throw new BuildFailure(TABLE + " has another form by now");
            Files.createDirectories(to.getParent());
            Files.writeString(to, levels.xml());
        }
    }

    private void entry() {
        int end = Short.toUnsignedInt(table.getShort()) + table.position();
        int kind = table.get();
        List<String> words = IntStream.range(0, (end - table.position()) / Short.BYTES)
            .mapToObj(i -> strings[Short.toUnsignedInt(table.getShort())]).toList();
        // Twice the level, and one more for a release between two.
        int level = Byte.toUnsignedInt(table.get());
        String since = " since=\"" + level / 2 + (level % 2 == 0 ? "" : ".1") + "\"";
        String owner = words.get(0).substring(1, words.get(0).length() - 1);
        if (kind == CLASS) {
            classes.put(owner, "<class name=\"" + owner + "\"" + since + ">\n");
            return;
        }
        String name = words.get(1).replace("<", "&lt;").replace(">", "&gt;");
        int last = words.size() - 1;
        String member = kind == FIELD ? "<field name=\"" + name
            : "<method name=\"" + name + "(" + String.join("", words.subList(2, last)) + ")" + words.get(last);
        members.computeIfAbsent(owner, each -> new StringBuilder()).append(member).append("\"").append(since).append("/>\n");
    }

    private String xml() {
        StringBuilder xml = new StringBuilder("<api version=\"3\">\n");
        classes.forEach((name, line) -> xml.append(line).append(members.getOrDefault(name, new StringBuilder())).append("</class>\n"));
        return xml.append("</api>\n").toString();
    }
}
