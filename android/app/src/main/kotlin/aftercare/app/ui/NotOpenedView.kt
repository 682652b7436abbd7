package aftercare.app.ui

import aftercare.app.R
import aftercare.core.Frame
import aftercare.core.Level
import aftercare.core.OpenException
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.platform.LocalLocale
import androidx.compose.ui.unit.dp

/** Why there is nothing to show, what was kept, and what to do. The core cannot speak here. */
@Composable
internal fun NotOpenedView(why: OpenException, actions: ScreenActions) = when (why) {
    is OpenException.InUse -> Unspoken(word(R.string.ui_in_use_title), word(R.string.ui_in_use_text), actions)
    is OpenException.Content, is OpenException.Fault -> BrokenView(actions)
}

/** A fault of this build. */
@Composable
internal fun BrokenView(actions: ScreenActions) {
    Unspoken(word(R.string.ui_broken_title), word(R.string.ui_broken_text), actions)
}

@Composable
private fun Unspoken(title: String, text: String, actions: ScreenActions) {
    val language = LocalLocale.current.toLanguageTag()
    val frame = Frame(title, language, notices = emptyList(), noticeAction = null, back = null)
    Page(frame, actions, bar = { MainButton(word(R.string.ui_retry), onPress = actions::retry) }) {
        Text(text)
        Raised {
            val emergency = LocalPalette.current.emergency
            Marked(mark = {
                LevelMark(Level.EMERGENCY, 32.dp, emergency.tint, emergency.strong, rim = emergency.strong)
            }) {
                Text(word(R.string.ui_emergency_hint))
            }
        }
    }
}
