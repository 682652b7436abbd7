package aftercare.app.ui

import aftercare.core.Command
import aftercare.core.Field
import aftercare.core.FieldName
import aftercare.core.Frame
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.OutlinedTextFieldDefaults
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.onFocusChanged
import androidx.compose.ui.platform.LocalFocusManager
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp

/** A field of the core: typed into, or for a time chosen from a calendar and a clock. */
@Composable
internal fun FieldView(field: Field, frame: Frame, actions: ScreenActions) {
    when (field.name) {
        FieldName.SESSION_END -> EndField(field, actions)

        FieldName.CODE, FieldName.PRACTICE_NAME, FieldName.PRACTICE_PHONE -> {
            var text by rememberSaveable(field.name) { mutableStateOf(field.value) }
            val typing = LocalTyping.current
            // What the core holds comes in from outside, such as the remembered practice, but never under a finger.
            LaunchedEffect(field.value) { if (typing.before == null) text = field.value }
            TextInput(field, text, frame, isTaken = text.trim() == field.value) { typed ->
                text = typed
                actions.send(Command.Fill(field.name, typed))
            }
        }
    }
}

/**
 * What is typed stays as it is typed, whatever the core makes of it; what it says to it stands below.
 *
 * @param isTaken the core holds what the field shows; a field that was left and is not taken is marked
 */
@Composable
internal fun TextInput(
    field: Field,
    text: String,
    frame: Frame,
    isTaken: Boolean = true,
    onDone: () -> Unit = {},
    onChange: (String) -> Unit,
) {
    val focus = LocalFocusManager.current
    val typing = LocalTyping.current
    var isFocused by remember { mutableStateOf(false) }
    val isRefused = !isFocused && !isTaken
    DisposableEffect(Unit) { onDispose { if (isFocused) typing.before = null } }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        // The field itself says its name: read twice, it would sound like two fields.
        Text(field.label, Modifier.clearAndSetSemantics {}, style = MaterialTheme.typography.titleMedium)
        OutlinedTextField(
            text,
            onChange,
            Modifier
                .fillMaxWidth()
                .semantics { contentDescription = field.label }
                .onFocusChanged {
                    if (it.isFocused != isFocused) typing.before = frame.notices.takeIf { _ -> it.isFocused }
                    isFocused = it.isFocused
                },
            textStyle = MaterialTheme.typography.bodyLarge,
            placeholder = { Soft(field.hint) },
            trailingIcon = if (isRefused) ({ Picture(Icons.question, LocalPalette.current.urgent.onPaper) }) else null,
            isError = isRefused,
            singleLine = field.name != FieldName.CODE,
            shape = SmallCorner,
            colors = OutlinedTextFieldDefaults.colors(
                unfocusedBorderColor = LocalPalette.current.edge,
                errorBorderColor = LocalPalette.current.urgent.onPaper,
                errorCursorColor = LocalPalette.current.ink,
            ),
            keyboardOptions = keyboard(field.name),
            keyboardActions = KeyboardActions(onDone = {
                onDone()
                focus.clearFocus()
            }),
        )
        val said = if (isFocused) typing.atField(frame) else emptyList()
        if (said.isNotEmpty()) {
            Column(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
                said.forEach { Text(it, color = LocalPalette.current.urgent.onPaper) }
            }
        }
    }
}

/** No field is put into the keyboard's memory by suggestions. */
private fun keyboard(name: FieldName) = KeyboardOptions(
    capitalization = if (name == FieldName.PRACTICE_NAME) KeyboardCapitalization.Words else KeyboardCapitalization.None,
    autoCorrectEnabled = false,
    keyboardType = if (name == FieldName.PRACTICE_PHONE) KeyboardType.Phone else KeyboardType.Text,
    imeAction = ImeAction.Done,
)
