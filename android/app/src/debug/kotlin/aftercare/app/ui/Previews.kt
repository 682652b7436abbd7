package aftercare.app.ui

import aftercare.app.scan.ScanLook
import aftercare.app.scan.ScanScreen
import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.OpenException
import aftercare.core.Output
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
import androidx.compose.ui.tooling.preview.PreviewParameter
import androidx.compose.ui.tooling.preview.PreviewParameterProvider
import androidx.compose.ui.unit.dp

/**
 * What Android Studio can draw by itself, which cannot load the core: the shell's own screens, and the layout of the
 * core's main ones. How every screen looks with the core's words is in src/test/screenshots.
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
internal fun HomePreview() = Drawn(Samples.home)

@Looked
@Composable
internal fun DatesPreview() = Drawn(Samples.dates)

@Looked
@Composable
internal fun CheckInPreview() = Drawn(Samples.checkIn)

@Looked
@Composable
internal fun OutcomePreview(@PreviewParameter(Outcomes::class) screen: Screen) = Drawn(screen)

@Looked
@Composable
internal fun EmergencyPreview() = Drawn(Samples.emergency)

@Looked
@Composable
internal fun ButtonsPreview() = AftercareTheme {
    Surface {
        Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Strength.entries.forEach { ActionButton(Button(it.name, Command.Back, null, it), Nobody) }
        }
    }
}

/** An outcome of each level. */
internal class Outcomes : PreviewParameterProvider<Screen> {
    override val values = Samples.outcomes.asSequence()
}

@Composable
private fun Drawn(screen: Screen) = AftercareTheme {
    AftercareApp(StoreState.Showing(Output(screen, reminders = emptyList(), saved = true)), Nobody)
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
