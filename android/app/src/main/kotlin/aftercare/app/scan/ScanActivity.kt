package aftercare.app.scan

import aftercare.app.AftercareApplication
import aftercare.app.system.openAppSettings
import aftercare.app.ui.AftercareTheme
import aftercare.app.ui.InLanguage
import aftercare.shell.frame
import android.Manifest
import android.content.pm.PackageManager
import android.os.Bundle
import android.view.Surface
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.text.intl.Locale

/**
 * Reads a therapist's code with the camera and gives it back. The camera is asked for here, where it is seen
 * what for. The first code that can be read ends it, whatever it is: what a code is worth is for the core.
 */
class ScanActivity : ComponentActivity() {
    private val reader = CodeReader()
    private var feed: CameraFeed? = null
    private var look by mutableStateOf(ScanLook.WAITING)

    private val question = registerForActivityResult(ActivityResultContracts.RequestPermission()) { granted ->
        look = if (granted) ScanLook.LOOKING else ScanLook.NOT_ALLOWED
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        setContent {
            AftercareTheme {
                val shown = (application as AftercareApplication).care.state.output?.screen
                InLanguage(shown?.frame?.language ?: Locale.current.toLanguageTag()) {
                    ScanScreen(
                        look = look,
                        size = { feed().size },
                        isSideways = { feed().isSideways(it) },
                        onSurface = ::start,
                        onSurfaceGone = ::stop,
                        onSettings = ::openAppSettings,
                        onLeave = ::finish,
                    )
                }
            }
        }
        if (savedInstanceState == null && !isAllowed()) question.launch(Manifest.permission.CAMERA)
    }

    override fun onResume() {
        super.onResume()
        if (isAllowed() && look != ScanLook.BROKEN) look = ScanLook.LOOKING
    }

    override fun onDestroy() {
        super.onDestroy()
        stop()
    }

    private fun isAllowed(): Boolean =
        checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED

    private fun feed(): CameraFeed = feed ?: (application as AftercareApplication).newCamera().also { feed = it }

    private fun start(preview: Surface): Unit = feed().start(
        preview,
        onFrame = { frame -> reader.read(frame)?.let { code -> runOnUiThread { finishWith(code) } } },
        onFailure = { runOnUiThread { look = ScanLook.BROKEN } },
    )

    private fun stop() {
        feed?.close()
        feed = null
    }
}
