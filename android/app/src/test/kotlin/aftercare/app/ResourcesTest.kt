package aftercare.app

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.w3c.dom.Element

private val RESOURCES = File(ROOT, "android/app/src/main/res")
private val DOMAINS = setOf("root", "file", "database", "sharedpref", "external") +
    setOf("device_root", "device_file", "device_database", "device_sharedpref")

/** Files that no compiler looks into. */
class ResourcesTest {
    private val gradle = File(ROOT, "android/app/build.gradle.kts").readText()

    private fun root(path: String): Element =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(File(RESOURCES, path)).documentElement

    private fun Element.all(name: String): List<Element> =
        getElementsByTagName(name).let { found -> (0 until found.length).map { found.item(it) as Element } }

    private fun strings(path: String): Map<String, String> = root(path).all("string")
        .filter { it.getAttribute("translatable") != "false" }
        .associate { it.getAttribute("name") to it.textContent }

    @Test
    fun `every word of the shell is there in the languages of the core`() {
        val languages = File(ROOT, "core/locales").list()!!.map { it.removeSuffix(".json") } - "en"
        val files = File(RESOURCES, "values").list()!!.filter { it.endsWith("strings.xml") }
        assertTrue("$files", files.size >= 2)
        for (file in files) {
            val english = strings("values/$file")
            assertTrue(english.isNotEmpty())
            for (language in languages) {
                val other = strings("values-$language/$file")
                assertEquals("$language $file", english.keys, other.keys)
                for ((name, text) in english) {
                    assertEquals(
                        name,
                        Regex("%\\d\\\$s").findAll(text).count(),
                        Regex("%\\d\\\$s").findAll(other[name]!!).count(),
                    )
                    assertTrue(name, text != other[name] || text == "Important")
                }
            }
        }
    }

    @Test
    fun `a store gives a phone all languages, as the core may choose another than the phone's`() {
        assertTrue(Regex("language \\{\\s+enableSplit = false\\s+}").containsMatchIn(gradle))
    }

    @Test
    fun `the app is for the processors that the core is built for, and for no other`() {
        val script = File(ROOT, "bindings/package/android.sh").readText()
        val built = Regex("(?m)^for abi in (.+); do$").findAll(script).map { it.groupValues[1].split(" ") }.toSet()
        val named = checkNotNull(Regex("ndk\\.abiFilters \\+= listOf\\((.+)\\)").find(gradle)).groupValues[1]
        assertEquals(built.single(), named.split(", ").map { it.trim('"') })
    }

    @Test
    fun `neither a backup nor a move to a new phone takes anything along`() {
        val rules = root("xml/data_extraction_rules.xml")
        for (way in listOf("cloud-backup", "device-transfer")) {
            val section = rules.all(way).single()
            assertEquals(way, DOMAINS, section.all("exclude").map { it.getAttribute("domain") }.toSet())
            assertTrue(section.all("exclude").none { it.hasAttribute("path") })
            assertTrue(section.all("include").isEmpty())
        }
        val older = root("xml/full_backup_content.xml")
        assertEquals(DOMAINS, older.all("exclude").map { it.getAttribute("domain") }.toSet())
        assertTrue(older.all("exclude").all { it.getAttribute("path") == "." })
        assertTrue(older.all("include").isEmpty())
    }

    @Test
    fun `shrinking leaves what the native library is reached by`() {
        val rules = File(ROOT, "android/app/proguard-rules.pro").readLines().map(String::trim)
        val kept = listOf(
            "-keep class com.sun.jna.** { *; }",
            "-keep class * implements com.sun.jna.** { *; }",
            "-keep class aftercare.core.** { *; }",
        )
        assertTrue(rules.containsAll(kept))
        val attributes = rules.single { it.startsWith("-keepattributes") }
        assertTrue(listOf("*Annotation*", "Signature", "InnerClasses").all { it in attributes })
        // Every package of the bindings, whatever it is called one day.
        val generated = File(ROOT, "bindings/uniffi.toml").readText()
        assertTrue("package_name = \"aftercare.core\"" in generated)
    }

    @Test
    fun `no code of the app can reach a network, a log, or a page that runs scripts`() {
        val forbidden =
            Regex("java\\.net\\.(?!URI)|okhttp|HttpURL|WebView|android\\.util\\.Log|println|printStackTrace")
        val sources = File(ROOT, "android/app/src/main/kotlin").walk().filter { it.extension == "kt" }.toList()
        assertTrue(sources.size > 20)
        for (source in sources) assertEquals(source.path, null, forbidden.find(source.readText())?.value)
    }
}
