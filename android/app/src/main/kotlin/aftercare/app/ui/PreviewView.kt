package aftercare.app.ui

import aftercare.core.PreviewScreen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.dp

/** What a code or the form says, in words and on the body map, to be accepted or not. */
@Composable
internal fun PreviewView(screen: PreviewScreen, actions: ScreenActions) {
    Page(
        screen.frame,
        actions,
        intro = { Soft(screen.origin) },
        bar = { screen.actions.forEach { ActionButton(it, actions) } },
    ) {
        SmallMap(screen.map)
        Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
            screen.facts.forEachIndexed { index, fact ->
                if (index > 0) HorizontalDivider(color = LocalPalette.current.line)
                FactLine(fact)
            }
        }
        if (screen.remarks.isNotEmpty()) Raised { screen.remarks.forEach { Text(it) } }
    }
}
