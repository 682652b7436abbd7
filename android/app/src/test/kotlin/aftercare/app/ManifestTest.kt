package aftercare.app

import aftercare.app.reminders.AlarmReceiver
import aftercare.app.reminders.SystemReceiver
import aftercare.app.scan.ScanActivity
import android.Manifest
import android.content.Intent
import android.content.pm.ActivityInfo
import android.content.pm.ApplicationInfo
import android.content.pm.PackageManager
import android.net.Uri
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.w3c.dom.Element

/** The built manifest as the system reads it, and in the source what no framework of tests can tell. */
@RunWith(RobolectricTestRunner::class)
class ManifestTest {
    private val app = RuntimeEnvironment.getApplication()
    private val info = app.packageManager.getPackageInfo(
        app.packageName,
        PackageManager.GET_PERMISSIONS or PackageManager.GET_ACTIVITIES or PackageManager.GET_RECEIVERS or
            PackageManager.GET_SERVICES or PackageManager.GET_PROVIDERS,
    )
    private val source = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(File(ROOT, "android/app/src/main/AndroidManifest.xml"))

    private fun elements(name: String): List<Element> =
        source.getElementsByTagName(name).let { found -> (0 until found.length).map { found.item(it) as Element } }

    @Test
    fun `it asks for three permissions and no more`() {
        assertEquals(
            setOf(
                Manifest.permission.POST_NOTIFICATIONS,
                Manifest.permission.RECEIVE_BOOT_COMPLETED,
                Manifest.permission.CAMERA,
            ),
            info.requestedPermissions!!.toSet(),
        )
    }

    @Test
    fun `whatever a library asks for, there is no network`() {
        val removed = elements("uses-permission").filter { it.getAttribute("tools:node") == "remove" }
            .map { it.getAttribute("android:name") }
        assertEquals(setOf(Manifest.permission.INTERNET, Manifest.permission.ACCESS_NETWORK_STATE), removed.toSet())
    }

    @Test
    fun `one activity can be opened from outside, and nothing else`() {
        // The tests' own empty activity is not in the app.
        val activities = info.activities!!.filter { it.name.startsWith("aftercare.") }
        assertEquals(
            mapOf(MainActivity::class.java.name to true, ScanActivity::class.java.name to false),
            activities.associate { it.name to it.exported },
        )
        assertEquals(
            mapOf(AlarmReceiver::class.java.name to false, SystemReceiver::class.java.name to false),
            info.receivers!!.associate { it.name to it.exported },
        )
        assertEquals(emptyList<Any>(), info.services.orEmpty().toList() + info.providers.orEmpty().toList())
        val main = activities.single { it.exported }
        assertEquals(ActivityInfo.LAUNCH_SINGLE_TASK, main.launchMode)
        assertTrue(activities.all { it.taskAffinity.isNullOrEmpty() })
    }

    @Test
    fun `it starts with the launcher and with links of its own, of no other scheme`() {
        fun opens(intent: Intent) = app.packageManager.resolveActivity(intent, 0)?.activityInfo?.name
        val browsable = Intent(Intent.ACTION_VIEW).addCategory(Intent.CATEGORY_BROWSABLE).setPackage(app.packageName)
        val launcher = Intent(Intent.ACTION_MAIN).addCategory(Intent.CATEGORY_LAUNCHER).setPackage(app.packageName)
        assertEquals(MainActivity::class.java.name, opens(launcher))
        assertEquals(MainActivity::class.java.name, opens(Intent(browsable).setData(Uri.parse(LINK))))
        assertEquals(null, opens(Intent(browsable).setData(Uri.parse("https://example.org/h#x"))))
    }

    @Test
    fun `it hears of what clears or moves alarms`() {
        val told = listOf(
            Intent.ACTION_BOOT_COMPLETED,
            Intent.ACTION_MY_PACKAGE_REPLACED,
            Intent.ACTION_TIME_CHANGED,
            Intent.ACTION_TIMEZONE_CHANGED,
            Intent.ACTION_LOCALE_CHANGED,
        )
        for (action in told) {
            val heard = app.packageManager.queryBroadcastReceivers(Intent(action).setPackage(app.packageName), 0)
            assertEquals(action, listOf(SystemReceiver::class.java.name), heard.map { it.activityInfo.name })
        }
        val actions = elements("receiver").flatMap { receiver ->
            receiver.getElementsByTagName("action").let { found ->
                (0 until found.length).map { (found.item(it) as Element).getAttribute("android:name") }
            }
        }
        assertEquals(told.toSet(), actions.toSet())
    }

    @Test
    fun `nothing is copied off the phone`() {
        val flags = checkNotNull(info.applicationInfo).flags
        assertEquals(0, flags and ApplicationInfo.FLAG_ALLOW_BACKUP)
        assertFalse(flags and ApplicationInfo.FLAG_DEBUGGABLE != 0)
        val application = elements("application").single()
        assertEquals("@xml/data_extraction_rules", application.getAttribute("android:dataExtractionRules"))
        assertEquals("@xml/full_backup_content", application.getAttribute("android:fullBackupContent"))
    }

    @Test
    fun `it runs on devices without a camera and without a telephone, and may look for a dialler`() {
        val features = elements("uses-feature").associate {
            it.getAttribute("android:name") to it.getAttribute("android:required")
        }
        val hardware = listOf("camera", "camera.any", "telephony").map { "android.hardware.$it" }
        assertEquals(hardware.associateWith { "false" }, features)
        val query = elements("queries").single()
        assertEquals(
            Intent.ACTION_DIAL,
            (query.getElementsByTagName("action").item(0) as Element).getAttribute("android:name"),
        )
        assertEquals("tel", (query.getElementsByTagName("data").item(0) as Element).getAttribute("android:scheme"))
    }
}
