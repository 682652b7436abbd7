package aftercare.shell

import aftercare.core.Device
import java.util.Locale
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class DeviceTest {
    private fun locales(vararg tags: String) = tags.map(Locale::forLanguageTag)

    @Test
    fun `languages are tags, the best first, each once`() {
        val locales = locales("de-CH", "zh-Hant-TW", "he", "und", "de-CH", "sr-Latn-RS")
        val device = deviceOf(locales, "CH", true, "1.2.3")
        assertEquals(Device(listOf("de-CH", "zh-Hant-TW", "he", "sr-Latn-RS"), "CH", true, "1.2.3"), device)
    }

    @Test
    fun `the country is the device's, else that of the first language that has one`() {
        val region = { region: String?, tags: List<String> ->
            deviceOf(tags.map(Locale::forLanguageTag), region, false, "").region
        }
        assertEquals("FR", region("fr", listOf("en-GB")))
        assertEquals("GB", region(null, listOf("es", "en-GB", "en-US")))
        assertEquals("GB", region(" ", listOf("en-GB")))
        assertEquals("", region(null, listOf("es")))
        assertEquals("", region(null, emptyList()))
    }

    @Test
    fun `given a Turkish default locale then letters stay what they are`() {
        val kept = Locale.getDefault()
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"))
            assertEquals("IT", deviceOf(locales("it"), "it", true, "").region)
        } finally {
            Locale.setDefault(kept)
        }
    }
}
