package aftercare.app.ui

import android.view.Window
import android.view.WindowManager
import androidx.activity.compose.LocalActivity
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect

/** As long as this is shown, the window is as bright as it can be and does not go dark by itself. */
@Composable
internal fun KeepBright() {
    val window = LocalActivity.current?.window ?: return
    DisposableEffect(window) {
        window.addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
        window.brightness(WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_FULL)
        onDispose {
            window.clearFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON)
            window.brightness(WindowManager.LayoutParams.BRIGHTNESS_OVERRIDE_NONE)
        }
    }
}

private fun Window.brightness(value: Float) {
    attributes = attributes.apply { screenBrightness = value }
}
