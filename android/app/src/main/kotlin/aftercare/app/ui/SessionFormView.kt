package aftercare.app.ui

import aftercare.core.ChoiceGroup
import aftercare.core.Command
import aftercare.core.FormScreen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.ui.unit.dp

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
            null -> screen.groups.forEach { Group(it, actions) }
            else -> PlacesToChoose(map, screen.groups, actions)
        }
    }
}

/** What may be true of a patient is whole sentences, each on a line of its own. */
@Composable
private fun Group(group: ChoiceGroup, actions: ScreenActions) {
    if (group.options.none { it.command is Command.ToggleRisk }) return Choices(group, actions)
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(group.label)
        PickList(group.options, actions)
    }
}
