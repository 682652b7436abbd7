package aftercare.app.ui

import aftercare.app.R
import aftercare.core.CodeScreen
import aftercare.core.Command
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue

/** Where a code is scanned, pasted or typed. */
@Composable
internal fun CodeView(screen: CodeScreen, actions: ScreenActions) {
    var text by rememberSaveable { mutableStateOf(screen.field.value) }
    fun use() {
        if (text.isNotBlank()) actions.send(Command.Fill(screen.field.name, text))
    }
    Page(
        screen.frame,
        actions,
        bar = { MainButton(word(R.string.ui_scan), icon = Icons.scan, onPress = actions::scan) },
    ) {
        Text(screen.help)
        TextInput(screen.field, text, screen.frame, onDone = ::use) { typed ->
            // A paste is whole, and is read at once. What is typed is whole when its writer says so: a code is
            // refused at every letter but its last.
            val isPasted = typed.length > text.length + 1
            text = typed
            if (isPasted) use()
        }
        if (text.isNotBlank()) SideButton(word(R.string.ui_use_code), onPress = ::use)
        Column { screen.actions.forEach { MoreRow(it, actions) } }
    }
}
