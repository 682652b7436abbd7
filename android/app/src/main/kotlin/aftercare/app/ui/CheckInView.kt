package aftercare.app.ui

import aftercare.core.CheckInScreen
import aftercare.core.Row as Question
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

/** A group of questions: each with its answers, and one button for all that are harmless. */
@Composable
internal fun CheckInView(screen: CheckInScreen, actions: ScreenActions) {
    Page(
        screen.frame,
        actions,
        lead = screen.progress,
        barPlace = BarPlace.AFTER_CONTENT,
        title = {
            Progress(screen.step.toInt(), screen.steps.toInt())
            Title(screen.frame.title)
        },
        bar = {
            screen.noneOfThese?.let { ActionButton(it, actions) }
            screen.next?.let { ActionButton(it, actions) }
            ActionButton(screen.somethingElse, actions)
            screen.later?.let {
                HorizontalDivider(color = LocalPalette.current.line)
                Choices(it, actions)
            }
        },
    ) {
        screen.rows.forEachIndexed { index, row ->
            if (index > 0) HorizontalDivider(color = LocalPalette.current.line)
            QuestionView(row, actions)
        }
    }
}

@Composable
private fun QuestionView(row: Question, actions: ScreenActions) {
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Column {
            Text(row.title, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
            if (row.detail.isNotEmpty()) Text(row.detail)
        }
        Options(row.options, row.title, actions)
        if (row.low.isNotEmpty() || row.high.isNotEmpty()) Ends(row.low, row.high)
        row.no?.let { Pick(it, actions, Modifier.fillMaxWidth()) }
    }
}

/** The words at both ends of a scale. */
@Composable
private fun Ends(low: String, high: String) {
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(16.dp)) {
        Soft(low, Modifier.weight(1f), MaterialTheme.typography.bodyMedium)
        Soft(high, Modifier.weight(1f), MaterialTheme.typography.bodyMedium.copy(textAlign = TextAlign.End))
    }
}

/** How far the check-in is; the words beside Back say the same. */
@Composable
private fun Progress(step: Int, steps: Int) {
    val palette = LocalPalette.current
    Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(4.dp)) {
        repeat(steps) { index ->
            Box(
                Modifier
                    .weight(1f)
                    .height(6.dp)
                    .background(if (index < step) palette.calm.strong else palette.line, CircleShape),
            )
        }
    }
}
