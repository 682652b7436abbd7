package aftercare.app.ui

import aftercare.core.ReadyCode
import aftercare.core.Screen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.relocation.BringIntoViewRequester
import androidx.compose.foundation.relocation.bringIntoViewRequester
import androidx.compose.foundation.rememberScrollState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.launch

/** The therapist's page: where first, then the rest, and the code as soon as it is whole. */
@Composable
internal fun TherapistView(screen: Screen.Therapist, actions: ScreenActions) {
    val form = screen.v1
    val code = remember { BringIntoViewRequester() }
    val scope = rememberCoroutineScope()
    val scroll = rememberScrollState()
    Page(
        form.frame,
        actions,
        scroll = scroll,
        bar = {
            // The code may lie below what is in sight: its first appearance must not be missed.
            form.ready?.let { ready ->
                LinkButton(ready.scan, color = LocalPalette.current.calm.strong, icon = Icons.down) {
                    scope.launch { code.bringIntoView() }
                }
            }
            form.actions.forEach { next ->
                // The next patient begins at the head of the page, as the one before did.
                MainButton(next.label) {
                    actions.press(next)
                    scope.launch { scroll.scrollTo(0) }
                }
            }
        },
    ) {
        PlacesToChoose(form.map, form.regions, actions, words = listOf(form.needled))
        Choices(form.technique, actions)
        Choices(form.risks, actions)
        Choices(form.painBefore, actions)
        form.fields.forEach { FieldView(it, form.frame, actions) }
        form.now?.let { ActionButton(it, actions) }
        if (form.lacks.isNotEmpty()) Raised { form.lacks.forEach { Text(it, fontWeight = FontWeight.Medium) } }
        form.ready?.let { ready ->
            Column(Modifier.bringIntoViewRequester(code)) { Ready(ready, screen, actions) }
        }
        Soft(form.kept)
    }
}

@Composable
private fun Ready(ready: ReadyCode, screen: Screen.Therapist, actions: ScreenActions) {
    val palette = LocalPalette.current
    KeepBright()
    Raised(color = palette.calm.tint) {
        Text(ready.title, color = palette.calm.strong, style = MaterialTheme.typography.titleLarge)
        Text(ready.scan)
        QrView(ready.qr, ready.description)
        SideButton(ready.print, Icons.print) { actions.print(screen) }
        SideButton(ready.share, Icons.share) { actions.share(ready.message) }
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) { ready.facts.forEach { FactLine(it) } }
    }
}
