package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.OutcomePart
import aftercare.core.OutcomeScreen
import aftercare.core.Step
import aftercare.core.Strength
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp

/** What the answers lead to: word and shape, one sentence, at most three steps, then the rest. */
@Composable
internal fun OutcomeView(screen: OutcomeScreen, actions: ScreenActions) {
    val tone = LocalPalette.current.of(screen.level)
    val buttons = OutcomeButtons(screen)
    Page(
        screen.frame,
        actions,
        tone = tone,
        barPlace = BarPlace.PINNED_WHEN_HIGH,
        title = { LevelTitle(screen, tone) },
        intro = {
            Text(screen.sentence, color = tone.onTint)
            screen.reasons?.let { Text(it, color = tone.onTint) }
        },
        bar = {
            buttons.main?.let { ActionButton(it, actions, filled(tone), Strength.PRIMARY) }
            buttons.beside?.let { ActionButton(it, actions) }
            buttons.worried?.let { ActionButton(it, actions) }
        },
    ) {
        screen.expected?.let { Text(it) }
        screen.steps.forEachIndexed { index, step ->
            StepView(index + 1, step, tone, step.call.takeIf { it != buttons.main }, actions)
        }
        Raised {
            screen.watch.forEach { line ->
                Marked(12.dp, { Bullet(LocalPalette.current.emergency.onPaper) }) { Text(line) }
            }
        }
        Text(screen.next, fontWeight = FontWeight.Medium)
        Text(screen.therapist)
        Column { buttons.rows.forEach { MoreRow(it, actions, iconOf(it)) } }
        buttons.others.forEach { ActionButton(it, actions) }
        Soft(screen.protocol, style = MaterialTheme.typography.bodyMedium)
    }
}

/** Where each button stands: the most important one at the foot, with one beside it and "worried" below. */
private class OutcomeButtons(screen: OutcomeScreen) {
    val worried: Button? = screen.actions.firstOrNull { it.command is Command.Worried }
    val main: Button? =
        screen.actions.firstOrNull { it.strength == Strength.PRIMARY } ?: screen.steps.firstNotNullOfOrNull(Step::call)
    private val left = screen.actions - setOfNotNull(worried, main)
    val beside: Button? = left.firstOrNull { it.strength == Strength.SECONDARY }
    val rows: List<Button> = left.filter { it.strength == Strength.QUIET }
    val others: List<Button> = left - rows.toSet() - setOfNotNull(beside)
}

/** A filled button on plain paper. */
@Composable
private fun filled(tone: Tone): Tone =
    if (tone == LocalPalette.current.emergency) tone.copy(strong = tone.tint, onStrong = tone.strong) else tone

@Composable
private fun LevelTitle(screen: OutcomeScreen, tone: Tone) {
    Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
        LevelMark(screen.level, LARGE_MARK, fill = tone.strong, sign = tone.tint)
        Text(
            screen.frame.title,
            Modifier.weight(1f).semantics { heading() },
            color = tone.strong,
            style = MaterialTheme.typography.headlineMedium,
        )
    }
}

@Composable
private fun StepView(number: Int, step: Step, tone: Tone, call: Button?, actions: ScreenActions) {
    Marked(12.dp, { Numeral(number, tone.onPaper) }) {
        Text(step.text)
        if (call != null) {
            Spacer(Modifier.height(8.dp))
            ActionButton(call, actions, strength = Strength.SECONDARY)
        }
    }
}

/** A number in a ring, level with the first line beside it. */
@Composable
private fun Numeral(number: Int, color: Color) {
    val type = MaterialTheme.typography
    Box(Modifier.size(lineHeight(type.bodyLarge) + 4.dp).outlined(color, CircleShape), Alignment.Center) {
        Text("$number", color = color, style = type.bodyMedium.copy(lineHeight = type.bodyMedium.fontSize))
    }
}

private fun iconOf(button: Button) = when (val command = button.command) {
    is Command.OpenOutcome -> if (command.part == OutcomePart.WHY) Icons.question else Icons.list
    is Command.OpenCorrection -> Icons.change
    else -> null
}
