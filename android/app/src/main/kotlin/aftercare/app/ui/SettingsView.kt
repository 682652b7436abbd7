package aftercare.app.ui

import aftercare.app.R
import aftercare.core.QuietHoursScreen
import aftercare.core.SettingsScreen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp

/** Language, quiet hours, country, and what the device itself decides. */
@Composable
internal fun SettingsView(screen: SettingsScreen, actions: ScreenActions) {
    Page(screen.frame, actions) {
        Heading(screen.language.label)
        PickList(screen.language.options, actions)
        HorizontalDivider(color = LocalPalette.current.line)
        Text(screen.quiet)
        ActionButton(screen.changeQuiet, actions)
        HorizontalDivider(color = LocalPalette.current.line)
        Text(screen.country)
        ActionButton(screen.changeCountry, actions)
        HorizontalDivider(color = LocalPalette.current.line)
        Screenshots(actions)
        Column {
            LinkRow(word(R.string.ui_system_settings), onPress = actions::openSystemSettings)
            MoreRow(screen.treating, actions)
        }
    }
}

@Composable
private fun Screenshots(actions: ScreenActions) {
    var allowed by remember { mutableStateOf(actions.screenshotsAllowed) }
    Row(
        Modifier
            .fillMaxWidth()
            .heightIn(min = 56.dp)
            .toggleable(allowed, role = Role.Switch) {
                allowed = it
                actions.allowScreenshots(it)
            },
        Arrangement.spacedBy(16.dp),
        Alignment.CenterVertically,
    ) {
        Column(Modifier.weight(1f)) {
            Text(word(R.string.ui_screenshots), style = MaterialTheme.typography.titleMedium)
            Soft(word(R.string.ui_screenshots_detail), style = MaterialTheme.typography.bodyMedium)
        }
        Switch(allowed, onCheckedChange = null)
    }
}

/** When quiet hours begin, then when they end. */
@Composable
internal fun QuietHoursView(screen: QuietHoursScreen, actions: ScreenActions) {
    Page(screen.frame, actions, intro = { Text(screen.now) }) {
        Soft(screen.intro)
        // Its label is the title of the page.
        Choices(screen.hours, actions, labelled = false)
        screen.off?.let { Pick(it, actions, Modifier.fillMaxWidth()) }
    }
}
