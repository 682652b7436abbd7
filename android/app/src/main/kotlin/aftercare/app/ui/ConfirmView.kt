package aftercare.app.ui

import aftercare.core.AboutScreen
import aftercare.core.ConfirmScreen
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable

/** A choice that is asked a second time. */
@Composable
internal fun ConfirmView(screen: ConfirmScreen, actions: ScreenActions) {
    Page(screen.frame, actions, bar = { screen.actions.forEach { ActionButton(it, actions) } }) {
        screen.paragraphs.forEach { Text(it) }
    }
}

/** About this advice. */
@Composable
internal fun AboutView(screen: AboutScreen, actions: ScreenActions) {
    Page(screen.frame, actions) {
        screen.paragraphs.forEach { Text(it) }
        Raised { screen.facts.forEach { FactLine(it, MaterialTheme.typography.bodyLarge) } }
    }
}
