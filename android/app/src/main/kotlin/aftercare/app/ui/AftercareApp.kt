package aftercare.app.ui

import aftercare.app.R
import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.EngineException
import aftercare.core.Screen
import aftercare.shell.StoreState
import aftercare.shell.frame
import androidx.activity.compose.BackHandler
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.key
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier

/** Everything that the app shows, for any state of its store. */
@Composable
fun AftercareApp(state: StoreState, actions: ScreenActions) {
    when (state) {
        // A moment at most: nothing is said that would have to be read and is gone again.
        StoreState.Unopened -> Box(Modifier.fillMaxSize().background(LocalPalette.current.paper))

        is StoreState.NotOpened -> NotOpenedView(state.why, actions)

        is StoreState.Failed -> when (val output = state.output) {
            null -> BrokenView(actions)
            else -> Showing(output.screen, actions, state.why)
        }

        is StoreState.Showing -> Showing(state.output.screen, actions, fault = null)
    }
}

@Composable
private fun Showing(screen: Screen, actions: ScreenActions, fault: EngineException?) {
    InLanguage(screen.frame.language) {
        val said = when (fault) {
            null -> emptyList()
            is EngineException.NotErased -> listOf(word(R.string.ui_not_erased))
            is EngineException.Restart, is EngineException.Fault -> listOf(word(R.string.ui_fault))
        }
        SystemBack(screen, actions)
        // Another page begins at its head; the same page, answered, stays where it was read.
        key(placeOf(screen)) {
            CompositionLocalProvider(
                LocalShellNotices provides said,
                LocalTyping provides remember { Typing() },
            ) {
                ScreenView(screen, actions)
            }
        }
    }
}

/**
 * The system's Back is the screen's own. Where there is none, Back leaves the app; not out of an emergency,
 * and not out of a question whose refusal leads back to one.
 */
@Composable
private fun SystemBack(screen: Screen, actions: ScreenActions) {
    val back = backOf(screen)
    val holds = screen is Screen.Emergency
    BackHandler(enabled = back != null || holds) { back?.let(actions::press) }
}

private fun backOf(screen: Screen): Button? =
    screen.frame.back ?: (screen as? Screen.Confirm)?.v1?.actions?.firstOrNull { it.command is Command.Back }

private fun placeOf(screen: Screen): Any = when (screen) {
    is Screen.CheckIn -> listOf(screen.v1.frame.title, screen.v1.step)
    is Screen.SessionForm -> screen.v1.progress
    is Screen.Confirm, is Screen.QuietHours, is Screen.Outcome -> screen.javaClass to screen.frame.title
    else -> screen.javaClass
}
