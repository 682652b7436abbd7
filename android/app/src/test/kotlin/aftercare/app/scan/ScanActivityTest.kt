package aftercare.app.scan

import aftercare.app.LINK
import aftercare.app.Phone
import aftercare.app.R
import aftercare.app.answerPermission
import android.Manifest
import android.app.Activity
import android.graphics.SurfaceTexture
import android.util.Size
import android.view.Surface
import android.view.SurfaceHolder
import android.view.SurfaceView
import android.view.View
import android.view.ViewGroup
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.test.core.app.ActivityScenario
import com.google.zxing.BarcodeFormat
import com.google.zxing.common.BitMatrix
import com.google.zxing.qrcode.QRCodeWriter
import java.lang.reflect.Proxy
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** A camera whose frames come from the test. */
private class FakeFeed : CameraFeed {
    var isClosed = false
    lateinit var onFrame: (Frame) -> Unit
    lateinit var onFailure: () -> Unit
    override val size = Size(1280, 720)

    override fun isSideways(displayDegrees: Int) = displayDegrees % 180 == 0

    override fun start(preview: Surface, onFrame: (Frame) -> Unit, onFailure: () -> Unit) {
        this.onFrame = onFrame
        this.onFailure = onFailure
    }

    override fun close() {
        isClosed = true
    }
}

@RunWith(RobolectricTestRunner::class)
class ScanActivityTest {
    @get:Rule
    val rule = createEmptyComposeRule()
    private val phone = Phone()
    private val feed = FakeFeed().also { feed -> phone.app.camera = { feed } }

    private fun text(id: Int) = rule.onNodeWithText(phone.app.getString(id))

    private fun allowed(test: (ActivityScenario<ScanActivity>) -> Unit) {
        shadowOf(phone.app).grantPermissions(Manifest.permission.CAMERA)
        ActivityScenario.launchActivityForResult(ScanActivity::class.java).use { scenario ->
            scenario.onActivity { activity ->
                // The framework of the tests makes no surface by itself.
                val view = activity.window.decorView.find<SurfaceView>()
                shadowOf(view).fakeSurfaceHolder.callbacks.toList().forEach { it.surfaceCreated(held()) }
            }
            test(scenario)
        }
        assertTrue("the camera is let go", feed.isClosed)
    }

    @Test
    fun `the first code in the picture ends the scan and is given back`() = allowed { scenario ->
        text(R.string.scan_hint).assertIsDisplayed()
        feed.onFrame(Frame(ByteArray(100), 10, 10, 10))
        feed.onFrame(picture(LINK))
        rule.waitForIdle()
        val result = scenario.result
        assertEquals(Activity.RESULT_OK, result.resultCode)
        assertEquals(LINK, ScanCode().parseResult(result.resultCode, result.resultData))
    }

    @Test
    fun `given a camera that does not work then typing is offered`() = allowed { scenario ->
        feed.onFailure()
        text(R.string.scan_broken).assertIsDisplayed()
        text(R.string.scan_type).performClick()
        assertEquals(Activity.RESULT_CANCELED, scenario.result.resultCode)
    }

    @Test
    fun `given a refusal then it says so and offers the settings`() {
        ActivityScenario.launchActivityForResult(ScanActivity::class.java).use { scenario ->
            text(R.string.scan_why).assertIsDisplayed()
            scenario.onActivity { activity ->
                val asked = shadowOf(activity).lastRequestedPermission
                assertEquals(listOf(Manifest.permission.CAMERA), asked.requestedPermissions.toList())
                activity.answerPermission(granted = false)
            }
            text(R.string.scan_not_allowed).assertIsDisplayed()
            text(R.string.scan_settings).assertIsDisplayed()
        }
    }
}

/** A holder with a surface. */
private fun held(): SurfaceHolder {
    val types = arrayOf(SurfaceHolder::class.java)
    return Proxy.newProxyInstance(SurfaceHolder::class.java.classLoader, types) { _, method, _ ->
        check(method.name == "getSurface")
        Surface(SurfaceTexture(1))
    } as SurfaceHolder
}

private fun picture(text: String): Frame {
    val matrix: BitMatrix = QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 400, 400)
    val bytes = ByteArray(400 * 400) { (if (matrix.get(it % 400, it / 400)) 20 else 230).toByte() }
    return Frame(bytes, 400, 400, 400)
}

private inline fun <reified T : View> View.find(): T = checkNotNull(all().filterIsInstance<T>().firstOrNull())

private fun View.all(): Sequence<View> = sequence {
    yield(this@all)
    if (this@all is ViewGroup) for (i in 0 until childCount) yieldAll(getChildAt(i).all())
}
