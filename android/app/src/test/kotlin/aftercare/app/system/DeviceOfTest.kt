package aftercare.app.system

import aftercare.app.Phone
import android.provider.Settings
import android.telephony.TelephonyManager
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config

@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "+es-rMX")
class DeviceOfTest {
    private val app = Phone().app
    private val phone = shadowOf(app.getSystemService(TelephonyManager::class.java))

    @Test
    fun `help is called in the country of the network, else of the SIM, else of the language`() {
        phone.setNetworkCountryIso("")
        phone.setSimCountryIso("")
        assertEquals("MX", deviceOf(app).region)
        phone.setSimCountryIso("es")
        assertEquals("ES", deviceOf(app).region)
        phone.setNetworkCountryIso("gb")
        assertEquals("GB", deviceOf(app).region)
    }

    @Test
    fun `languages, form of the clock and version are those of the device`() {
        assertEquals(listOf("es-MX"), deviceOf(app).languages)
        Settings.System.putString(app.contentResolver, Settings.System.TIME_12_24, "12")
        assertEquals(false, deviceOf(app).hour24)
        Settings.System.putString(app.contentResolver, Settings.System.TIME_12_24, "24")
        assertEquals(true, deviceOf(app).hour24)
        assertEquals("0.1.0", deviceOf(app).appVersion)
    }
}
