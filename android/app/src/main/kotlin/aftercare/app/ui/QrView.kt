package aftercare.app.ui

import aftercare.core.Qr
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp

/** The code, black on white in any theme, with the four light modules around it that a camera needs. */
@Composable
internal fun QrView(qr: Qr, description: String) {
    val size = qr.size.toInt()
    Box(Modifier.fillMaxWidth(), Alignment.Center) {
        Canvas(
            Modifier
                .widthIn(max = 360.dp)
                .fillMaxWidth()
                .aspectRatio(1f)
                .background(Color.White)
                .semantics {
                    contentDescription = description
                    role = Role.Image
                },
        ) {
            // Whole pixels: a module that is blurred at its edges is harder to read.
            val module = (this.size.width / (size + 2 * LIGHT)).toInt().toFloat()
            val start = (this.size.width - module * size) / 2
            qr.dark.forEachIndexed { index, dark ->
                if (dark) {
                    val at = Offset(start + module * (index % size), start + module * (index / size))
                    drawRect(Color.Black, at, Size(module, module))
                }
            }
        }
    }
}

private const val LIGHT = 4
