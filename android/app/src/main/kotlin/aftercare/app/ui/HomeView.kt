package aftercare.app.ui

import aftercare.core.Command
import aftercare.core.Dot
import aftercare.core.HomeScreen
import aftercare.core.Practice
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp

/** Where the patient stands, what is next, and the way out at any time. */
@Composable
internal fun HomeView(screen: HomeScreen, actions: ScreenActions) {
    val open = (screen.primary?.command as? Command.OpenCheckIn)?.checkIn
    Page(
        screen.frame,
        actions,
        intro = { Soft(screen.detail) },
        bar = {
            SideButton(screen.unwell.label, Icons.hand, LocalPalette.current.ink, 64.dp) {
                actions.press(screen.unwell)
            }
            screen.primary?.let { ActionButton(it, actions) }
        },
    ) {
        screen.afterEmergency?.let { Raised { Text(it, fontWeight = FontWeight.Medium) } }
        StopLine(screen.dots.map { stopOf(it, isOpen = it.checkIn == open) })
        screen.laterComing?.let { Text(it) }
        screen.later?.let { Choices(it, actions) }
        screen.soreness?.let { SorenessView(it) }
        screen.practice?.let { PracticeLine(it, actions) }
        Column { screen.menu.forEach { MoreRow(it, actions) } }
    }
}

private fun stopOf(dot: Dot, isOpen: Boolean) = Stop(dot.label, dot.`when`, dot.state, isOpen)

/** The therapist, with the button that calls. */
@Composable
private fun PracticeLine(practice: Practice, actions: ScreenActions) {
    Raised {
        Text(practice.line, fontWeight = FontWeight.Medium)
        practice.call?.let { ActionButton(it, actions) }
    }
}
