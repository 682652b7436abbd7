package aftercare.app.ui

import aftercare.app.scan.ScanLook
import aftercare.app.scan.ScanScreen
import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.OpenException
import aftercare.core.Screen
import aftercare.core.Strength
import aftercare.shell.StoreState
import android.content.res.Configuration.UI_MODE_NIGHT_YES
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.unit.dp

/**
 * What Android Studio can draw by itself: the few screens that the shell words, and the buttons. It cannot load the
 * core, and all other screens are the core's; how they look is in src/test/screenshots.
 */
@Preview(name = "day", locale = "en")
@Preview(name = "night, in Spanish", locale = "es", uiMode = UI_MODE_NIGHT_YES)
@Preview(name = "large text", locale = "en", fontScale = 2f)
internal annotation class Looked

@Looked
@Composable
internal fun InUsePreview() = NotOpened(OpenException.InUse(""))

@Looked
@Composable
internal fun BrokenPreview() = NotOpened(OpenException.Fault(""))

@Looked
@Composable
internal fun ScannerPreview() = Scanner(ScanLook.NOT_ALLOWED)

@Looked
@Composable
internal fun ButtonsPreview() = AftercareTheme {
    Surface {
        Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Strength.entries.forEach { ActionButton(Button(it.name, Command.Back, null, it), Nobody) }
        }
    }
}

@Composable
private fun NotOpened(why: OpenException) = AftercareTheme { AftercareApp(StoreState.NotOpened(why), Nobody) }

@Composable
private fun Scanner(look: ScanLook) = AftercareTheme { ScanScreen(look, { null }, { false }, {}, {}, {}, {}) }

/** Does nothing. */
private object Nobody : ScreenActions {
    override val mayNotify = true
    override val screenshotsAllowed = false

    override fun press(button: Button) = Unit

    override fun send(command: Command) = Unit

    override fun scan() = Unit

    override fun share(text: String) = Unit

    override fun print(screen: Screen) = Unit

    override fun askToNotify() = Unit

    override fun openSystemSettings() = Unit

    override fun allowScreenshots(allowed: Boolean) = Unit

    override fun retry() = Unit
}
