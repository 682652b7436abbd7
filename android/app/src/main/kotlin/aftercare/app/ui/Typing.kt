package aftercare.app.ui

import aftercare.core.Frame
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf

/**
 * Who is typing is answered at the field and not at the head of the page. Half a telephone number is refused
 * with every key, and a page that jumps under the finger, or scrolls away from it, cannot be typed into.
 */
internal class Typing {
    /** The notices when the field got the focus; `null` while none has it. */
    var before: List<String>? by mutableStateOf(null)

    /** What belongs at the field that is typed into. */
    fun atField(frame: Frame): List<String> = before?.let { frame.notices - it.toSet() }.orEmpty()
}

internal val LocalTyping = staticCompositionLocalOf { Typing() }

/** Notices of the shell itself, which no screen of the core can know: a call that failed. */
internal val LocalShellNotices = staticCompositionLocalOf { emptyList<String>() }

/** What stands at the head of a page. */
@Composable
internal fun noticesToShow(frame: Frame): List<String> {
    val shell = LocalShellNotices.current
    val ofCore = LocalTyping.current.before ?: frame.notices
    return remember(shell, ofCore) { shell + ofCore }
}
