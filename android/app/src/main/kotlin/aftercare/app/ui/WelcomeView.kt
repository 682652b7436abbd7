package aftercare.app.ui

import aftercare.core.Level
import aftercare.core.Strength
import aftercare.core.WelcomeScreen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp

/** What this is and is not, before any session. */
@Composable
internal fun WelcomeView(screen: WelcomeScreen, actions: ScreenActions) {
    val (quiet, main) = screen.actions.partition { it.strength == Strength.QUIET }
    Page(
        screen.frame,
        actions,
        title = {
            Column(Modifier.padding(top = 24.dp)) { Title(screen.frame.title, MaterialTheme.typography.headlineMedium) }
        },
        bar = { main.forEach { ActionButton(it, actions) } },
    ) {
        val icons = listOf(Icons.clock, Icons.notSeen, Icons.lock)
        Column(Modifier.padding(top = 8.dp, bottom = 8.dp), Arrangement.spacedBy(16.dp)) {
            screen.points.forEachIndexed { index, point ->
                Marked(mark = { Picture(icons[index % icons.size], LocalPalette.current.calm.strong, 28.dp) }) {
                    Text(point)
                }
            }
        }
        Raised {
            val emergency = LocalPalette.current.emergency
            Marked(mark = {
                LevelMark(Level.EMERGENCY, LARGE_MARK, emergency.tint, emergency.strong, rim = emergency.strong)
            }) {
                Text(screen.veryUnwell)
                LinkButton(screen.call.label, icon = Icons.phone, inText = true) { actions.press(screen.call) }
            }
        }
        Column(Modifier.fillMaxWidth()) { quiet.forEach { MoreRow(it, actions) } }
    }
}
