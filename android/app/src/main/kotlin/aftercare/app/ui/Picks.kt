package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.ChoiceGroup
import aftercare.core.Command
import aftercare.core.Strength
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.max
import androidx.compose.ui.unit.sp

/**
 * One of several answers. The chosen one is filled and ticked: never by colour alone, and never in a colour
 * of urgency.
 *
 * @param about what is answered, for a screen reader that comes here without having read the row
 */
@Composable
internal fun Pick(
    button: Button,
    actions: ScreenActions,
    modifier: Modifier = Modifier,
    about: String = "",
    high: Dp = 48.dp,
    style: TextStyle = MaterialTheme.typography.titleMedium,
    ticked: Boolean = true,
    align: TextAlign = TextAlign.Center,
) {
    val palette = LocalPalette.current
    val chosen = button.strength == Strength.CHOSEN
    val ground = if (chosen) palette.calm.strong else palette.paper
    val ink = if (chosen) palette.calm.onStrong else palette.ink
    Row(
        modifier
            .heightIn(min = high)
            .clip(SmallCorner)
            .background(ground)
            .outlined(if (chosen) palette.calm.strong else palette.edge, SmallCorner)
            .pressable(button, chosen, actions)
            .about(about, button.label)
            .padding(horizontal = if (ticked) 12.dp else 2.dp, vertical = 8.dp),
        if (align == TextAlign.Start) Arrangement.Start else Arrangement.Center,
        Alignment.CenterVertically,
    ) {
        if (chosen && ticked) {
            Picture(Icons.check, ink)
            Spacer(Modifier.width(8.dp))
        }
        Text(button.label, color = ink, style = style, textAlign = align)
    }
}

/** What can be chosen together is a box to tick, what excludes the others a round one, the rest a button. */
private fun Modifier.pressable(button: Button, chosen: Boolean, actions: ScreenActions): Modifier =
    when (button.command) {
        is Command.ToggleRisk, is Command.TogglePlace ->
            toggleable(chosen, role = Role.Checkbox) { actions.press(button) }

        is Command.RemindLater -> clickable(role = Role.Button) { actions.press(button) }

        else -> selectable(chosen, role = Role.RadioButton) { actions.press(button) }
    }

/** Choices under their label. */
@Composable
internal fun Choices(group: ChoiceGroup, actions: ScreenActions, labelled: Boolean = true) {
    if (group.options.isEmpty()) return
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        if (labelled && group.label.isNotEmpty()) Heading(group.label)
        Options(group.options, group.label, actions)
    }
}

/** Answers in one row where they fit, steps of a scale in rows, and more than three one after the other. */
@Composable
internal fun Options(options: List<Button>, about: String, actions: ScreenActions) {
    val (steps, others) = options.partition { it.label.all(Char::isDigit) }
    if (steps.size > MOST_IN_A_ROW) {
        Scale(steps, about, actions)
        others.forEach { Pick(it, actions, Modifier.fillMaxWidth(), about) }
    } else if (options.size <= MOST_IN_A_ROW && options.none { it.command is Command.RemindLater }) {
        EvenRow { options.forEach { Pick(it, actions, Modifier.fillMaxWidth(), about) } }
    } else {
        FlowRow(
            horizontalArrangement = Arrangement.spacedBy(8.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp),
        ) { options.forEach { Pick(it, actions, about = about) } }
    }
}

/** The large steps of a scale: two rows on a phone, more where the text is large or the window narrow. */
@Composable
private fun Scale(steps: List<Button>, about: String, actions: ScreenActions) {
    val style = MaterialTheme.typography.headlineSmall.copy(fontSize = 24.sp)
    BoxWithConstraints(Modifier.fillMaxWidth()) {
        val least = max(48.dp, with(LocalDensity.current) { LEAST_STEP.toDp() })
        val columns = listOf(6, 4, 3).firstOrNull { least * it + 8.dp * (it - 1) <= maxWidth } ?: 2
        val cell = (maxWidth - 8.dp * (columns - 1)) / columns
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            steps.chunked(columns).forEach { row ->
                Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                    row.forEach { Pick(it, actions, Modifier.width(cell), about, 64.dp, style, ticked = false) }
                }
            }
        }
    }
}

private const val MOST_IN_A_ROW = 3
private val LEAST_STEP = 34.sp
