package aftercare.app.ui

import aftercare.app.R
import aftercare.core.DatesScreen
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight

/** The dates of the check-ins, and what may keep them from ringing. */
@Composable
internal fun DatesView(screen: DatesScreen, actions: ScreenActions) {
    Page(
        screen.frame,
        actions,
        intro = { Soft(screen.intro) },
        bar = { screen.actions.forEach { ActionButton(it, actions) } },
    ) {
        screen.test?.let {
            Raised {
                Text(it, Modifier.semantics { liveRegion = LiveRegionMode.Polite }, fontWeight = FontWeight.Medium)
            }
        }
        StopLine(screen.dates.map { Stop(it.`when`, it.about, it.state, isOpen = false) })
        screen.zone?.let { Text(it) }
        Soft(screen.quiet)
        Soft(screen.honest)
        Raised {
            if (!actions.mayNotify) {
                Marked(mark = {
                    Picture(Icons.bell, LocalPalette.current.calm.strong)
                }) { Text(word(R.string.ui_reminder_hint)) }
                SideButton(word(R.string.ui_allow_reminders), onPress = actions::askToNotify)
            }
            LinkButton(word(R.string.ui_system_settings), onPress = actions::openSystemSettings)
        }
    }
}
