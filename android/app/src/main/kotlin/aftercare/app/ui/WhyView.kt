package aftercare.app.ui

import aftercare.core.HelpsScreen
import aftercare.core.WhyScreen
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.dp

/** Why the patient is told this: the rules that fired, the answers, and where the rules come from. */
@Composable
internal fun WhyView(screen: WhyScreen, actions: ScreenActions) {
    val small = MaterialTheme.typography.bodyMedium
    Page(screen.frame, actions) {
        screen.rules.forEach { rule ->
            Raised {
                Text(rule.level, style = MaterialTheme.typography.titleMedium)
                Text(rule.because)
                Soft("${rule.id}: ${rule.sources}", style = small)
            }
        }
        screen.answers.forEachIndexed { index, answer ->
            if (index > 0) HorizontalDivider(color = LocalPalette.current.line)
            FactLine(answer)
        }
        screen.protocol.forEach { Soft(it, style = small) }
    }
}

/** What helps until then, the most important first. */
@Composable
internal fun HelpsView(screen: HelpsScreen, actions: ScreenActions) {
    Page(screen.frame, actions) {
        screen.advice.forEach { line -> Marked(12.dp, { Bullet() }) { Text(line) } }
        Soft(screen.protocol, style = MaterialTheme.typography.bodyMedium)
    }
}
