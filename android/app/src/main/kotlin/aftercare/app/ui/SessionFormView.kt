package aftercare.app.ui

import aftercare.core.FormScreen
import androidx.compose.runtime.Composable

/** A page of the form for a session without a code. */
@Composable
internal fun SessionFormView(screen: FormScreen, actions: ScreenActions) {
    Page(
        screen.frame,
        actions,
        lead = screen.progress,
        bar = { screen.actions.forEach { ActionButton(it, actions) } },
    ) {
        screen.fields.forEach { FieldView(it, screen.frame, actions) }
        when (val map = screen.map) {
            null -> screen.groups.forEach { Choices(it, actions) }
            else -> PlacesToChoose(map, screen.groups, actions)
        }
    }
}
