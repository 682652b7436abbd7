package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.Strength
import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Button as FilledButton
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDecoration
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/**
 * A button of the core, as it weighs on its screen.
 *
 * @param strength another weight, where the place of the button asks for it
 */
@Composable
internal fun ActionButton(
    button: Button,
    actions: ScreenActions,
    tone: Tone = LocalPalette.current.calm,
    strength: Strength = button.strength,
) {
    val icon = if (button.dial == null) null else Icons.phone
    when (strength) {
        Strength.PRIMARY -> MainButton(button.label, tone, icon) { actions.press(button) }
        Strength.SECONDARY -> SideButton(button.label, icon) { actions.press(button) }
        Strength.QUIET -> LinkButton(button, actions)
        Strength.CHOICE, Strength.CHOSEN -> Pick(button, actions, Modifier.fillMaxWidth())
    }
}

/** The one filled button of a screen. */
@Composable
internal fun MainButton(
    label: String,
    tone: Tone = LocalPalette.current.calm,
    icon: ImageVector? = null,
    onPress: () -> Unit,
) {
    FilledButton(
        onPress,
        Modifier.fillMaxWidth().heightIn(min = 56.dp),
        shape = Corner,
        colors = ButtonDefaults.buttonColors(tone.strong, tone.onStrong),
        contentPadding = inside,
    ) { Label(label, icon, tone.onStrong) }
}

/** A full-width button beside the main one. */
@Composable
internal fun SideButton(
    label: String,
    icon: ImageVector? = null,
    edge: Color = LocalPalette.current.edge,
    high: Dp = 56.dp,
    onPress: () -> Unit,
) {
    val ink = LocalPalette.current.ink
    OutlinedButton(
        onPress,
        Modifier.fillMaxWidth().heightIn(min = high),
        shape = Corner,
        colors = ButtonDefaults.outlinedButtonColors(contentColor = ink),
        border = BorderStroke(2.dp, edge),
        contentPadding = inside,
    ) { Label(label, icon, ink) }
}

/** A quiet choice: underlined words in the middle of a line of their own. */
@Composable
internal fun LinkButton(button: Button, actions: ScreenActions, color: Color = LocalPalette.current.ink) {
    LinkButton(button.label, color = color) { actions.press(button) }
}

/** The same for what the shell itself does. With [inText] it begins where the lines above it begin. */
@Composable
internal fun LinkButton(
    label: String,
    modifier: Modifier = Modifier,
    color: Color = LocalPalette.current.ink,
    icon: ImageVector? = null,
    inText: Boolean = false,
    onPress: () -> Unit,
) {
    TextButton(
        onPress,
        (if (inText) modifier else modifier.fillMaxWidth()).heightIn(min = 48.dp),
        shape = Corner,
        colors = ButtonDefaults.textButtonColors(contentColor = color),
        contentPadding = PaddingValues(horizontal = if (inText) 0.dp else 16.dp, vertical = 4.dp),
    ) {
        if (icon != null) {
            Picture(icon, color)
            Spacer(Modifier.width(12.dp))
        }
        Text(
            label,
            style = MaterialTheme.typography.titleMedium,
            textAlign = TextAlign.Center,
            textDecoration = TextDecoration.Underline,
        )
    }
}

/** A line that leads to another page. */
@Composable
internal fun MoreRow(button: Button, actions: ScreenActions, icon: ImageVector? = null) {
    LinkRow(button.label, icon) { actions.press(button) }
}

/** The same for what the shell itself opens. */
@Composable
internal fun LinkRow(label: String, icon: ImageVector? = null, onPress: () -> Unit) {
    val palette = LocalPalette.current
    HorizontalDivider(color = palette.line)
    Row(
        Modifier
            .fillMaxWidth()
            .heightIn(min = 56.dp)
            .clickable(role = Role.Button, onClick = onPress)
            .padding(vertical = 8.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        if (icon != null) {
            Picture(icon, palette.ink)
            Spacer(Modifier.width(16.dp))
        }
        Text(label, Modifier.weight(1f), style = MaterialTheme.typography.titleMedium)
        Spacer(Modifier.width(16.dp))
        Picture(Icons.forward, palette.inkSoft)
    }
}

/** What a button is about, for a screen reader that comes to it without the lines above it. */
internal fun Modifier.about(what: String, label: String): Modifier =
    if (what.isEmpty()) this else semantics { contentDescription = "$what: $label" }

@Composable
private fun Label(label: String, icon: ImageVector?, color: Color) {
    if (icon != null) {
        Picture(icon, color)
        Spacer(Modifier.width(12.dp))
    }
    Text(label, style = MaterialTheme.typography.labelLarge, textAlign = TextAlign.Center)
}

private val inside = PaddingValues(horizontal = 16.dp, vertical = 12.dp)
