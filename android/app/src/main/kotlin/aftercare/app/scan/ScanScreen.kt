package aftercare.app.scan

import aftercare.app.R
import aftercare.app.ui.MainButton
import aftercare.app.ui.SideButton
import aftercare.app.ui.word
import android.util.Size
import android.view.Surface
import android.view.SurfaceHolder
import android.view.SurfaceView
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.compose.ui.viewinterop.AndroidView

/** What the scanner shows. */
enum class ScanLook {
    /** The system asks for the camera. */
    WAITING,

    /** The camera runs. */
    LOOKING,

    /** The camera was refused. */
    NOT_ALLOWED,

    /** The camera does not work, or another app has it. */
    BROKEN,
}

/** The scanner: the picture with what to do, or why there is none; typing the code is always a way on. */
@Composable
fun ScanScreen(
    look: ScanLook,
    size: () -> Size?,
    isSideways: (Int) -> Boolean,
    onSurface: (Surface) -> Unit,
    onSurfaceGone: () -> Unit,
    onSettings: () -> Unit,
    onLeave: () -> Unit,
) {
    Surface(Modifier.fillMaxSize()) {
        Column(Modifier.safeDrawingPadding().padding(16.dp), verticalArrangement = Arrangement.spacedBy(16.dp)) {
            Text(
                word(R.string.scan_title),
                Modifier.semantics { heading() },
                style = MaterialTheme.typography.headlineSmall,
            )
            Column(
                Modifier.weight(1f).verticalScroll(rememberScrollState()),
                verticalArrangement = Arrangement.spacedBy(16.dp),
            ) {
                Text(
                    word(hint(look)),
                    Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                    style = MaterialTheme.typography.bodyLarge,
                )
                if (look == ScanLook.LOOKING) Preview(size(), isSideways, onSurface, onSurfaceGone)
            }
            if (look == ScanLook.NOT_ALLOWED) {
                MainButton(word(R.string.scan_settings), onPress = onSettings)
            }
            SideButton(word(R.string.scan_type), onPress = onLeave)
        }
    }
}

private fun hint(look: ScanLook): Int = when (look) {
    ScanLook.WAITING -> R.string.scan_why
    ScanLook.LOOKING -> R.string.scan_hint
    ScanLook.NOT_ALLOWED -> R.string.scan_not_allowed
    ScanLook.BROKEN -> R.string.scan_broken
}

/** The camera's picture in its own shape; a stretched code is hard to aim at. */
@Composable
private fun Preview(
    size: Size?,
    isSideways: (Int) -> Boolean,
    onSurface: (Surface) -> Unit,
    onSurfaceGone: () -> Unit,
) {
    val degrees = (LocalView.current.display?.rotation ?: 0) * 90
    val wide = size?.let { it.width.toFloat() / it.height } ?: 1f
    val shape = if (isSideways(degrees)) 1 / wide else wide
    Box(Modifier.fillMaxWidth(), contentAlignment = Alignment.Center) {
        AndroidView(
            factory = { context ->
                SurfaceView(context).apply {
                    size?.let { holder.setFixedSize(it.width, it.height) }
                    holder.addCallback(object : SurfaceHolder.Callback {
                        override fun surfaceCreated(holder: SurfaceHolder) = onSurface(holder.surface)

                        override fun surfaceChanged(holder: SurfaceHolder, format: Int, width: Int, height: Int) = Unit

                        override fun surfaceDestroyed(holder: SurfaceHolder) = onSurfaceGone()
                    })
                }
            },
            modifier = Modifier.heightIn(max = 480.dp).aspectRatio(shape),
        )
    }
}
